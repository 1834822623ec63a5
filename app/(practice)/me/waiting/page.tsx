import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireViewer } from '@/app/auth/viewer'
import { Waiting } from '@/components/account/waiting'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { ownAccount } from '@/db/accounts'
import { ownReturn } from '@/db/returns'
import { writtenInstant } from '@/lib/dates'

export const metadata: Metadata = { title: 'Waiting for a colleague' }

/** Where somebody waits who came back by a link alone. */
export default async function WaitingPage() {
  const viewer = await requireViewer('seeOwnAccount')
  const waiting = await ownReturn(viewer, Date.now())
  const { email } = (await ownAccount(viewer)) ?? notFound()
  return (
    <>
      <PageHeader
        title={waiting ? 'Almost there' : 'Nothing to wait for'}
        subtitle={waiting ? 'One thing is left before everything opens.' : 'Everything of yours is open.'}
      />
      <div className="grid max-w-prose gap-4">
        {waiting && (
          <Waiting
            colleagues={waiting.colleagues}
            opens={waiting.opensAt === null ? null : writtenInstant(waiting.opensAt, viewer.locale, viewer.timeZone)}
            hasSecondFactor={viewer.secondFactor.isOn}
            email={email}
          />
        )}
        <div>
          <Button asChild>
            <Link href="/">{waiting ? 'Look again' : 'Go on'}</Link>
          </Button>
        </div>
      </div>
    </>
  )
}
