import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { clientName } from '@/components/session/client-label'
import { attendanceWords, modeWords } from '@/components/session/details-words'
import { MovedNotice } from '@/components/session/moved-notice'
import { SessionSummary } from '@/components/session/summary/session-summary'
import { SummaryWays } from '@/components/session/summary/summary-ways'
import { PageHeader } from '@/components/ui/page-header'
import { moveTargets } from '@/db/session-moves'
import { sessionSummary } from '@/db/session-pages'
import { writtenDate } from '@/lib/dates'
import { beginSession, moveToClient } from '../../actions'
import { movedFrom } from '../../moved-from'
import { sessionPath } from '../../paths'

type Props = {
  params: Promise<{ clientId: string; sessionId: string }>
  searchParams: Promise<{ movedFrom?: string | string[] }>
}

/** Read once for the title and the page, so that it leaves one audit entry. */
const opened = cache(async (clientId: string, sessionId: string) => {
  const viewer = await requireViewer('readClients')
  const summary = await sessionSummary(viewer, sessionId, Date.now())
  return summary?.client.id === clientId ? { viewer, summary } : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { clientId, sessionId } = await params
  const found = await opened(clientId, sessionId)
  return {
    title: found ? `Session ${found.summary.session.number} saved, ${found.summary.client.code}` : 'Nothing here',
  }
}

export default async function SummaryPage({ params, searchParams }: Props) {
  const { clientId, sessionId } = await params
  const { viewer, summary } = (await opened(clientId, sessionId)) ?? notFound()
  const { client, session, mayRecord, nextClient } = summary
  const search = await searchParams
  // Names are read only where one of them is asked for.
  const isMoved = mayRecord && search.movedFrom !== undefined
  const from = isMoved ? movedFrom(search, await moveTargets(viewer, sessionId, Date.now())) : null
  const about = [
    writtenDate(session.heldOn, viewer.locale),
    modeWords[session.mode],
    attendanceWords[session.attendance],
  ]
  return (
    <>
      {from && (
        <MovedNotice sessionId={sessionId} version={session.version} from={from} to={client} action={moveToClient} />
      )}
      <PageHeader
        crumbs={[{ label: clientName(client), href: `/clients/${clientId}` }, { label: `Session ${session.number}` }]}
        title={`Session ${session.number} is saved`}
        subtitle={about.join(' · ')}
        actions={
          <SummaryWays
            client={client}
            next={mayRecord ? nextClient : null}
            nextKey={crypto.randomUUID()}
            correct={mayRecord ? sessionPath(clientId, sessionId) : null}
            beginSession={beginSession}
          />
        }
      />
      <SessionSummary summary={summary} locale={viewer.locale} />
    </>
  )
}
