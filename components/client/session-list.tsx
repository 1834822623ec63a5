import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { AsideSession } from '@/db/sealed-views'
import { shortDate } from '@/lib/dates'
import { attendanceText, type History, type HistorySession, isNotHeld, nothingAsked } from '@/lib/history'
import { Link } from '../ui/link'
import { measuredInWords } from './client-words'

const link = 'text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent'

type Props = {
  clientId: string
  /** The sessions at which anything was said of the client's goals. */
  rated: ReadonlySet<string>
  mayEdit: boolean
  locale: string
}

type ListProps = Props & {
  history: History
  /** Of all episodes of the client; only those of this one are shown. */
  aside: readonly AsideSession[]
  /** Which episode it is, where there is another list beside it. */
  of?: string
}

/** A line of the list: a session with its number, or one that has none because it is void or holds nothing yet. */
type Row = Pick<HistorySession, 'id' | 'date' | 'attendance' | 'assessments' | 'isSaved'> & {
  number: number | null
  void: AsideSession['void']
}

const shownAtOnce = 12

/** The sessions of an episode, newest first; those further back are folded away. A phone keeps what leads to the session itself. */
export function SessionList({ history, aside, of, ...rest }: ListProps) {
  const rows = rowsOf(history, aside)
  const which = of === undefined ? '' : ` of the ${of}`
  const { instruments } = history
  const earlier = rows.slice(shownAtOnce)
  if (rows.length === 0) return <p className="border-y border-rule py-4 text-soft">No session recorded yet.</p>
  return (
    <>
      <SessionTable
        label={`Sessions${which}, newest first`}
        rows={rows.slice(0, shownAtOnce)}
        instruments={instruments}
        {...rest}
      />
      {earlier.length > 0 && (
        <details className="mt-2">
          <summary className="w-fit text-soft hover:text-ink">Earlier sessions ({earlier.length})</summary>
          <SessionTable label={`Earlier sessions${which}`} rows={earlier} instruments={instruments} {...rest} />
        </details>
      )}
    </>
  )
}

const rowsOf = ({ episodeId, sessions }: History, aside: readonly AsideSession[]): Row[] =>
  [
    ...aside
      .filter(session => session.episodeId === episodeId)
      .map(session => ({ ...session, number: null, assessments: [], isSaved: false })),
    ...sessions.map(session => ({ ...session, void: null })),
  ].toSorted((a, b) => b.date.localeCompare(a.date) || (b.number ?? 0) - (a.number ?? 0))

type TableProps = Props & Pick<History, 'instruments'> & { label: string; rows: readonly Row[] }

function SessionTable({ label, rows, instruments, rated, clientId, mayEdit, locale }: TableProps) {
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
        {rows.map(row => (
          <TableRow key={row.id} className={row.void ? 'text-soft' : undefined}>
            <TableHead scope="row" className="align-middle text-ink">
              {row.number ?? '–'}
            </TableHead>
            <TableCell className="whitespace-nowrap">
              {row.void ? <s>{shortDate(row.date, locale)}</s> : shortDate(row.date, locale)}
              {(row.void || row.attendance !== 'attended') && (
                <span className="block text-soft sm:hidden">{attendanceLabel(row)}</span>
              )}
            </TableCell>
            <What row={row} instruments={instruments} rated={rated} />
            <TableCell className="text-right whitespace-nowrap">
              <Links path={`/clients/${clientId}/sessions/${row.id}`} row={row} mayEdit={mayEdit} locale={locale} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

const attendanceLabel = (row: Row): string => (row.void ? 'void' : attendanceText[row.attendance])

type WhatProps = Pick<TableProps, 'instruments' | 'rated'> & { row: Row }

/** How it was held and what was measured; one sentence where nothing was asked, and why it is void. */
function What({ row, instruments, rated }: WhatProps) {
  const measured = [measuredInWords(row.assessments, instruments), rated.has(row.id) && 'Goals']
  if (row.void === null && isNotHeld(row.attendance) && row.assessments.length === 0)
    return (
      <TableCell colSpan={2} className="text-soft max-sm:hidden">
        {nothingAsked(row.attendance)}
      </TableCell>
    )
  return (
    <>
      <TableCell className="text-soft max-sm:hidden">{attendanceLabel(row)}</TableCell>
      <TableCell className="min-w-40 text-[0.8125rem] text-soft max-sm:hidden">
        {row.void ? row.void.reason : measured.filter(Boolean).join(', ') || '–'}
      </TableCell>
    </>
  )
}

/** A session that is not saved can only be gone on with; a void one is read, and brought back there. */
function Links({ path, row, mayEdit, locale }: { path: string; row: Row; mayEdit: boolean; locale: string }) {
  const which = row.number === null ? ` of ${shortDate(row.date, locale)}` : ` of session ${row.number}`
  const isUnsaved = row.void === null && !row.isSaved
  return (
    <span className="inline-flex gap-4">
      {!isUnsaved && (
        <Link href={`${path}/summary`} className={link}>
          Summary<span className="sr-only">{which}</span>
        </Link>
      )}
      {mayEdit && row.void === null && row.attendance !== 'between' && (
        <Link href={path} className={link}>
          {isUnsaved ? 'Resume' : 'Entry'}
          <span className="sr-only">{which}</span>
        </Link>
      )}
    </span>
  )
}
