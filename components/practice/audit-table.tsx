import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { AuditLog, AuditView } from '@/db/audit-log'
import { countedIn } from '@/lib/audit-acts'
import { plural } from '@/lib/text/number-words'

type Props = { entries: readonly AuditView[]; written: (instant: number) => string }

/** Who did what, and when. */
export function AuditTable({ entries, written }: Props) {
  return (
    <Table label="Audit entries" className="min-w-[38rem]">
      <TableHeader>
        <TableRow>
          <TableHead>When</TableHead>
          <TableHead>Who</TableHead>
          <TableHead>What</TableHead>
          <TableHead>About</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {entries.map(entry => (
          <TableRow key={entry.seq}>
            <TableCell className="tabular-nums">{written(entry.at)}</TableCell>
            <TableCell className="wrap-break-word">
              {entry.person ?? <span className="text-soft">not logged in</span>}
            </TableCell>
            <TableCell>{entry.text}</TableCell>
            <TableCell className="wrap-break-word text-soft">{aboutText(entry)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

/** What an entry is about, in words: a person, a client by their mark, how many of what. */
export const aboutText = ({ subject, clientMark, count, roles, act }: AuditView): string =>
  [clientMark && `client ${clientMark}`, subject, roles?.replaceAll(' ', ', '), count !== null && countText(act, count)]
    .filter(Boolean)
    .join(' · ')

const countText = (act: string, count: number): string => {
  const noun = countedIn(act)
  return noun === null ? String(count) : plural(count, noun)
}

/** What was refused, of the newest days. */
export function RefusalTable({ refusals, written }: { refusals: AuditLog['refusals']; written: Props['written'] }) {
  return (
    <Table label="Refusals by day" className="min-w-[38rem]">
      <TableHeader>
        <TableRow>
          <TableHead>Last time that day</TableHead>
          <TableHead>Who</TableHead>
          <TableHead>What</TableHead>
          <TableHead>Times</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {refusals.map(({ id, lastAt, person, text, count }) => (
          <TableRow key={id}>
            <TableCell className="tabular-nums">{written(lastAt)}</TableCell>
            <TableCell className="wrap-break-word">
              {person ?? <span className="text-soft">not logged in</span>}
            </TableCell>
            <TableCell>{text}</TableCell>
            <TableCell className="tabular-nums">{count}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
