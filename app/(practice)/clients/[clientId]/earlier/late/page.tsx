import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireViewer } from '@/app/auth/viewer'
import { clientName } from '@/components/session/client-label'
import { LateAnswers } from '@/components/session/summary/late-answers'
import { SafetyFirst } from '@/components/session/summary/safety-first'
import { PersonHeading } from '@/components/shell/person-heading'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { lateAnswers } from '@/db/entry-runs'
import { answerLate, resolve } from '../../../../flags/actions'

export const metadata: Metadata = { title: 'Risk answers recorded late' }

type Props = PageProps<'/clients/[clientId]/earlier/late'>

/** The end of a run of earlier sessions: the risk answers in it are asked about together, once. */
export default async function LateAnswersPage({ params, searchParams }: Props) {
  const [{ clientId }, { run }] = await Promise.all([params, searchParams])
  const viewer = await requireViewer('recordSessions')
  const found = typeof run === 'string' ? await lateAnswers(viewer, run, Date.now()) : null
  if (found?.client.id !== clientId) notFound()
  return (
    <>
      <PersonHeading
        person={found.client}
        crumbs={[{ label: clientName(found.client), href: `/clients/${clientId}` }, { label: 'Earlier sessions' }]}
      />
      {found.open.length > 0 && <SafetyFirst flags={found.open} wasPassing={false} resolve={resolve} />}
      <LateAnswers flags={found.flags} answer={answerLate} />
      {found.open.length + found.flags.length === 0 && (
        <p className="mb-6">Every risk answer of this run has been spoken of.</p>
      )}
      <Button asChild variant="outline">
        <Link href={`/clients/${clientId}`}>To {clientName(found.client)}</Link>
      </Button>
    </>
  )
}
