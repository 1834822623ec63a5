import type { Metadata } from 'next'
import { relyingParty } from '@/app/auth/passkey'
import { requireViewer } from '@/app/auth/viewer'
import { SecondFactor } from '@/components/account/second-factor'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { QrCode } from '@/components/ui/qr-code'
import { ownReturn } from '@/db/returns'
import { ownSecondFactor } from '@/db/second-factor'
import { shortDate, writtenInstant } from '@/lib/dates'
import type { Viewer } from '@/lib/viewer'
import { addNew, askNew, begin, confirm, end, giveUp, remove, rename, renewCodes } from './actions'

export const metadata: Metadata = { title: 'Second factor' }

export default async function SecondFactorPage() {
  const viewer = await requireViewer('seeOwnAccount')
  const { since, isUnreadable, pending, passkeys, codesLeft, requiredFrom } = await ownSecondFactor(viewer)
  const { locale, timeZone } = viewer
  const written = (instant: number) => writtenInstant(instant, locale, timeZone)
  return (
    <>
      <PageHeader
        title="Second factor"
        crumbs={[{ label: 'Your account', href: '/me' }, { label: 'Second factor' }]}
        subtitle="What logging in takes beside your password: a code from an app on your phone, or a passkey."
      />
      {viewer.heldBack && (
        <p className="mb-6 max-w-prose border-l-2 border-accent pl-4">
          <WhyHeldBack viewer={viewer} isWaitedFor={(await ownReturn(viewer, Date.now())) !== null} />
        </p>
      )}
      <SecondFactor
        state={{
          since: since === null ? null : written(since),
          isUnreadable,
          pendingKey: pending?.key ?? null,
          passkeys: passkeys.map(({ id, name, madeAt, lastUsedAt }) => {
            return { id, name, made: written(madeAt), used: lastUsedAt === null ? null : written(lastUsedAt) }
          }),
          canHavePasskeys: relyingParty() !== null,
          codesLeft,
          isNeeded: viewer.heldBack !== null,
          requiredFrom: requiredFrom === null ? null : shortDate(requiredFrom, locale),
        }}
        qrCode={pending && <QrCode text={pending.uri} title="The key for your app" />}
        actions={{ begin, giveUp, confirm, renewCodes, end, askNew, addNew, rename, remove }}
      />
    </>
  )
}

function WhyHeldBack({ viewer, isWaitedFor }: { viewer: Viewer; isWaitedFor: boolean }) {
  if (!isWaitedFor)
    return `${viewer.practiceName} asks everybody for a second factor. Set yours up here: then everything else opens.`
  if (viewer.heldBack === 'no-second-factor')
    return 'Your new password is set. Now set up a second factor here; after that, a colleague confirms that it is you.'
  return (
    <>
      Your second factor is on. One thing is left:{' '}
      <Link href="/me/waiting" className="text-accent underline underline-offset-4">
        a colleague confirms that it is you
      </Link>
      .
    </>
  )
}
