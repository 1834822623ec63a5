import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { nothingAsked } from '@/lib/absence-words'
import { shortDate } from '@/lib/dates'
import type { Attendance, History, HistorySession } from '@/lib/history'
import { Link } from '../ui/link'
import { measuredInWords } from './measured'

const attendanceWords: Record<Attendance, string> = { attended: 'attended', missed: 'missed', cancelled: 'cancelled' }
const link = 'text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent'

type Props = {
  clientId: string
  openSessionId: string | null
  mayEdit: boolean
  locale: string
}

const shownAtOnce = 12

/** The sessions of an episode, newest first; those further back are folded away. A phone keeps what leads to the session itself. */
export function SessionList({ history, ...rest }: Props & { history: History }) {
  const sessions = history.sessions.toReversed()
  const { instruments } = history
  const earlier = sessions.slice(shownAtOnce)
  if (sessions.length === 0) return <p className="border-y border-rule py-4 text-soft">No session recorded yet.</p>
  return (
    <>
      <SessionTable
        label="Sessions, newest first"
        sessions={sessions.slice(0, shownAtOnce)}
        instruments={instruments}
        {...rest}
      />
      {earlier.length > 0 && (
        <details className="mt-2">
          <summary className="w-fit text-soft hover:text-ink">Earlier sessions ({earlier.length})</summary>
          <SessionTable label="Earlier sessions" sessions={earlier} instruments={instruments} {...rest} />
        </details>
      )}
    </>
  )
}

type TableProps = Props & Pick<History, 'sessions' | 'instruments'> & { label: string }

function SessionTable({ label, sessions, instruments, clientId, openSessionId, mayEdit, locale }: TableProps) {
  return (
    <Table label={label}>
      <TableHeader>
        <TableRow>
          <TableHead>No.</TableHead>
          <TableHead>Date</TableHead>
          <TableHead className="max-sm:hidden">Attendance</TableHead>
          <TableHead className="max-sm:hidden">Measured</TableHead>
          <TableHead>
            <span className="sr-only">Open</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {sessions.map(session => (
          <TableRow key={session.id}>
            <TableHead scope="row" className="align-middle text-ink">
              {session.number}
            </TableHead>
            <TableCell className="whitespace-nowrap">
              {shortDate(session.date, locale)}
              {session.attendance !== 'attended' && (
                <span className="block text-soft sm:hidden">{attendanceWords[session.attendance]}</span>
              )}
            </TableCell>
            <What session={session} instruments={instruments} />
            <TableCell className="text-right whitespace-nowrap">
              <Links
                path={`/clients/${clientId}/sessions/${session.id}`}
                session={session}
                isOpen={session.id === openSessionId}
                mayEdit={mayEdit}
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

/** How it was held and what was measured; one sentence where nothing was asked. */
function What({ session: { attendance, assessments }, instruments }: WhatProps) {
  if (attendance !== 'attended' && assessments.length === 0)
    return (
      <TableCell colSpan={2} className="text-soft max-sm:hidden">
        {nothingAsked(attendance)}
      </TableCell>
    )
  return (
    <>
      <TableCell className="text-soft max-sm:hidden">{attendanceWords[attendance]}</TableCell>
      <TableCell className="min-w-40 text-[0.8125rem] text-soft max-sm:hidden">
        {measuredInWords(assessments, instruments) || '–'}
      </TableCell>
    </>
  )
}

type WhatProps = Pick<History, 'instruments'> & { session: HistorySession }

type LinkProps = { path: string; session: HistorySession; isOpen: boolean; mayEdit: boolean }

function Links({ path, session, isOpen, mayEdit }: LinkProps) {
  const which = <span className="sr-only"> of session {session.number}</span>
  return (
    <span className="inline-flex gap-4">
      {!isOpen && (
        <Link href={`${path}/summary`} className={link}>
          Summary{which}
        </Link>
      )}
      {mayEdit && (
        <Link href={path} className={link}>
          {isOpen ? 'Resume' : 'Entry'}
          {which}
        </Link>
      )}
    </span>
  )
}
