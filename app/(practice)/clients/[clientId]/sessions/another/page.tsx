import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireViewer } from '@/app/auth/viewer'
import { AnotherSession } from '@/components/session/another-session'
import { sessionsOfToday } from '@/db/sessions'
import { beginSession } from '../actions'

export const metadata: Metadata = { title: 'A second session today' }

type Props = PageProps<'/clients/[clientId]/sessions/another'>

/** Asked before a second session of one day is begun: what there is already, and what is meant. */
export default async function AnotherSessionPage({ params }: Props) {
  const { clientId } = await params
  const viewer = await requireViewer('recordSessions')
  const found = (await sessionsOfToday(viewer, clientId, Date.now())) ?? notFound()
  return <AnotherSession {...found} locale={viewer.locale} sendKey={crypto.randomUUID()} beginSession={beginSession} />
}
