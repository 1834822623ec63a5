import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { AskedNotice } from '@/components/session/entry/asked-notice'
import { availableMeasures } from '@/components/session/entry/entry-actions'
import { UnsavedNotice } from '@/components/session/entry/entry-notices'
import { SessionEntry } from '@/components/session/entry/session-entry'
import { UnsentNotice } from '@/components/session/entry/unsent-notice'
import { MovedNotice } from '@/components/session/moved-notice'
import { sessionToRecord } from '@/db/session-entry'
import { moveTargets } from '@/db/session-moves'
import { unsentAnswers } from '@/db/unsent-answers'
import { todayIn } from '@/lib/dates'
import { displayName } from '@/lib/text/display-name'
import { SavedNotice } from '../../../../saved-notice'
import { seeUnseen } from '../../see-unseen'
import {
  changeDetails,
  correctSheet,
  discard,
  handOver,
  keepDraft,
  leaveUnsent,
  moveToClient,
  readHandover,
  readMeasure,
  readStored,
  readTargets,
  recordSession,
  takeUnsent,
} from '../actions'
import { movedFrom, summaryPath } from '../paths'
import { TakenNotice } from './taken-notice'

type Props = PageProps<'/clients/[clientId]/sessions/[sessionId]'>

/** Read once for the title and the page, so that it leaves one audit entry. */
const readSession = cache(async (clientId: string, sessionId: string) => {
  const viewer = await requireViewer('readClients')
  const now = Date.now()
  const record = await sessionToRecord(viewer, sessionId, now)
  return record?.client.id === clientId ? { viewer, record, now } : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { clientId, sessionId } = await params
  const found = await readSession(clientId, sessionId)
  return {
    title: found ? `Session ${found.record.session.number}, client ${found.record.client.code}` : 'No such session',
  }
}

export default async function SessionPage({ params, searchParams }: Props) {
  const { clientId, sessionId } = await params
  const { viewer, record, now } = (await readSession(clientId, sessionId)) ?? notFound()
  const { others, requests: _, ...recordable } = record
  const { session, client } = record
  if (!record.mayRecord)
    return session.recordedAt ? redirect(summaryPath(clientId, sessionId)) : <UnsavedNotice record={record} />
  await seeUnseen(viewer, { clientId, sessionId, mayEdit: record.mayRecord, requests: record.requests }, now)
  const unsent = await unsentAnswers(viewer, sessionId, now)
  const search = await searchParams
  // Names are read only where one of them is asked for.
  const from = search.movedFrom ? movedFrom(search, await moveTargets(viewer, sessionId, now)) : null
  return (
    <>
      <SavedNotice viewer={viewer} saved={search.saved} />
      <TakenNotice viewer={viewer} clientId={clientId} sessionId={sessionId} taken={search.taken} />
      {from && (
        <MovedNotice sessionId={sessionId} version={session.version} from={from} to={client} action={moveToClient} />
      )}
      {unsent && <UnsentNotice who={displayName(client)} unsent={unsent} actions={unsentActions} />}
      <AskedNotice record={record} reader={viewer} now={now} />
      <SessionEntry
        key={sessionId}
        record={recordable}
        shelf={availableMeasures(others, sessionId)}
        recordKey={crypto.randomUUID()}
        today={todayIn(viewer.timeZone, now)}
        locale={viewer.locale}
        actions={entryActions}
        corrected={typeof search.corrected === 'string' ? search.corrected : null}
      />
    </>
  )
}

const unsentActions = { take: takeUnsent, leave: leaveUnsent }

const entryActions = {
  keepDraft,
  readStored,
  readMeasure,
  readTargets,
  readHandover,
  handOver,
  correct: correctSheet,
  record: recordSession,
  change: changeDetails,
  move: moveToClient,
  discard,
}
