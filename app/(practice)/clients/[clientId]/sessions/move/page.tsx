import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { measuredInWords } from '@/components/client/client-words'
import { MoveSessionsForm } from '@/components/session/move-sessions-form'
import { PersonHeading } from '@/components/shell/person-heading'
import { sessionsToMove } from '@/db/session-moves'
import { shortDate } from '@/lib/dates'
import { attendanceText, occasionText } from '@/lib/history'
import { displayName } from '@/lib/text/display-name'
import { capitalize } from '@/lib/text/number-words'
import { moveSeveral } from '../actions'

type Props = PageProps<'/clients/[clientId]/sessions/move'>

/** Read once for the title and the page, so that it leaves one audit entry. */
const readSessionsToMove = cache(async (clientId: string) =>
  sessionsToMove(await requireViewer('recordSessions'), clientId, Date.now()),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await readSessionsToMove((await params).clientId)
  return { title: found ? `Move sessions, client ${found.client.code}` : 'Nothing here' }
}

export default async function MoveSessionsPage({ params }: Props) {
  const { clientId } = await params
  const { locale } = await requireViewer('recordSessions')
  const { client, histories, targets } = (await readSessionsToMove(clientId)) ?? notFound()
  const episodes = histories.filter(({ sessions }) => sessions.length > 0).map(history => toMove(history, locale))
  return (
    <>
      <PersonHeading
        person={client}
        crumbs={[{ label: displayName(client), href: `/clients/${clientId}` }, { label: 'Move sessions' }]}
        title="Move sessions to another client"
        about="Everything recorded in them moves with them, except ratings of goals: these stay here, as said between sessions. The flags of both clients are checked again. You can move them back."
      />
      {episodes.length > 0 ? (
        <MoveSessionsForm
          clientId={clientId}
          episodes={episodes}
          targets={targets}
          action={moveSeveral}
          sendKey={crypto.randomUUID()}
        />
      ) : (
        <p className="text-soft">No session is recorded yet.</p>
      )}
    </>
  )
}

type History = NonNullable<Awaited<ReturnType<typeof sessionsToMove>>>['histories'][number]

const toMove = ({ episodeId, startedOn, sessions, instruments }: History, locale: string) => ({
  id: episodeId,
  title: `Episode since ${shortDate(startedOn, locale)}`,
  sessions: sessions.map(({ id, version, number, date, attendance, assessments }) => ({
    id,
    version,
    label:
      number === null
        ? capitalize(occasionText({ number, date }, locale))
        : `Session ${number}, ${shortDate(date, locale)}`,
    about: [attendanceText[attendance], measuredInWords(assessments, instruments)].filter(Boolean).join(' · '),
  })),
})
