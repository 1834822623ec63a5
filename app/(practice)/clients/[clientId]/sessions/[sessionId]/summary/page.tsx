import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { resumable } from '@/components/client/client-words'
import { MovedNotice } from '@/components/session/moved-notice'
import { LateAnswers, SafetyFirst } from '@/components/session/summary/safety-first'
import { SecondaryActions } from '@/components/session/summary/secondary-actions'
import { SessionSummary } from '@/components/session/summary/session-summary'
import { VoidNotice, VoidSession } from '@/components/session/summary/void-session'
import { PersonHeading } from '@/components/shell/person-heading'
import { moveTargets } from '@/db/session-moves'
import { type SessionSummary as Summary, sessionSummary } from '@/db/session-summary'
import { todayIn, weekdayDate } from '@/lib/dates'
import { attendanceText, modeText } from '@/lib/history'
import { displayName } from '@/lib/text/display-name'
import { answerLate, resolve } from '../../../../../flags/actions'
import { changeNextSession } from '../../../actions'

import { seeUnseen } from '../../../see-unseen'

import { beginSession, bringBack, correctSheet, makeVoid, moveToClient } from '../../actions'

import { movedFrom, sessionPath } from '../../paths'

type Props = PageProps<'/clients/[clientId]/sessions/[sessionId]/summary'>

/** Read once for the title and the page, so that it leaves one audit entry. */
const readSummary = cache(async (clientId: string, sessionId: string) => {
  const viewer = await requireViewer('readClients')
  const summary = await sessionSummary(viewer, sessionId, Date.now())
  return summary?.client.id === clientId ? { viewer, summary } : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { clientId, sessionId } = await params
  const found = await readSummary(clientId, sessionId)
  return {
    title: found
      ? `${nameOf(found.summary)}${found.summary.void || found.summary.session.attendance === 'between' ? '' : ' saved'}, client ${found.summary.client.code}`
      : 'No such session',
  }
}

/** A void session has no number, nor has what was answered between two. */
function nameOf({ session, void: made }: Summary): string {
  if (session.attendance === 'between') return made ? 'Answers between sessions, void' : 'Answers between sessions'
  return made ? 'Void session' : `Session ${session.number}`
}

export default async function SummaryPage({ params, searchParams }: Props) {
  const { clientId, sessionId } = await params
  const { viewer, summary } = (await readSummary(clientId, sessionId)) ?? notFound()
  const { client, session, mayRecord, mayUndo, nextClient } = summary
  const safety = summary.raised.filter(flag => flag.tier === 'safety')
  const { requests } = summary
  await seeUnseen(viewer, { clientId, sessionId, mayEdit: mayRecord, requests }, Date.now())
  const search = await searchParams
  // Names are read only where one of them is asked for.
  const isMoved = mayRecord && search.movedFrom !== undefined
  const from = isMoved ? movedFrom(search, await moveTargets(viewer, sessionId, Date.now())) : null
  const isBetween = session.attendance === 'between'
  const held = isBetween ? [] : [modeText[session.mode], attendanceText[session.attendance]]
  const about = [weekdayDate(session.heldOn, viewer.locale), ...held]
  const which = nameOf(summary)
  // Where to go on: beneath what comes first, where something does.
  const ways = (
    <SecondaryActions
      client={client}
      next={mayRecord ? nextClient : null}
      nextKey={crypto.randomUUID()}
      correct={mayRecord && !isBetween ? sessionPath(clientId, sessionId) : null}
      beginSession={beginSession}
      open={resumable(summary.openSession, todayIn(viewer.timeZone, Date.now()), viewer.locale)}
      isLater={safety.length > 0}
    />
  )
  return (
    <>
      {from && (
        <MovedNotice sessionId={sessionId} version={session.version} from={from} to={client} action={moveToClient} />
      )}
      <PersonHeading
        person={client}
        crumbs={[{ label: displayName(client), href: `/clients/${clientId}` }, { label: which }]}
        title={summary.void || isBetween ? which : `${which} is saved`}
        about={about.join(' · ')}
        actions={safety.length === 0 && ways}
      />
      {summary.void && <VoidNotice summary={summary} reader={viewer} undo={mayUndo ? bringBack : null} />}
      {safety.length > 0 && (
        <>
          <SafetyFirst flags={safety} wasPassing={search.chosen === 'next'} resolve={resolve} />
          <div className="-mt-3 mb-8 flex flex-wrap items-center gap-2.5 print:hidden">{ways}</div>
        </>
      )}
      <LateAnswers flags={summary.late} answer={answerLate} />
      <SessionSummary
        summary={summary}
        place={{ locale: viewer.locale, timeZone: viewer.timeZone }}
        planNext={changeNextSession}
        correct={correctSheet}
      />
      {mayRecord && (
        // The button without an edge is aligned with the text above it.
        <p className="-ml-3.5 mt-8 print:hidden">
          <VoidSession summary={summary} action={makeVoid} />
        </p>
      )}
    </>
  )
}
