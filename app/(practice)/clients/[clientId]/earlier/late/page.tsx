import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireViewer } from '@/app/auth/viewer'
import { SafetyOfRun } from '@/components/session/earlier/recorded-in-run'
import { LateAnswers } from '@/components/session/summary/safety-first'
import { PersonHeading } from '@/components/shell/person-heading'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { safetyOfRun } from '@/db/entry-runs'
import { displayName } from '@/lib/text/display-name'
import { answerLate, resolve } from '../../../../flags/actions'

export const metadata: Metadata = { title: 'Risk answers of earlier sessions' }

type Props = PageProps<'/clients/[clientId]/earlier/late'>

/** The end of a run of earlier sessions: what is open of Safety comes first; risk answers recorded late are asked about together, once. */
export default async function LateAnswersPage({ params, searchParams }: Props) {
  const [{ clientId }, { run }] = await Promise.all([params, searchParams])
  const viewer = await requireViewer('recordSessions')
  const found = typeof run === 'string' ? await safetyOfRun(viewer, run, Date.now()) : null
  if (found?.client.id !== clientId) notFound()
  return (
    <>
      <PersonHeading
        person={found.client}
        crumbs={[{ label: displayName(found.client), href: `/clients/${clientId}` }, { label: 'Earlier sessions' }]}
      />
      <SafetyOfRun flags={found.open} resolve={resolve} />
      <LateAnswers flags={found.late} answer={answerLate} />
      {found.open.length + found.late.length === 0 && (
        <p className="mb-6">Every risk answer entered here has been dealt with.</p>
      )}
      <Button asChild variant="outline">
        <Link href={`/clients/${clientId}`}>Go to {displayName(found.client)}</Link>
      </Button>
    </>
  )
}
