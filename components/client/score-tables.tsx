import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { shortDate } from '@/lib/dates'
import { occasionText } from '@/lib/history'
import { noValueNote, type ProfileLine } from '@/lib/profile'

/** The latest value of each measure, and how it compares with the first one of the episode. */
export function ProfileLines({ lines, locale }: { lines: readonly ProfileLine[]; locale: string }) {
  const note = noValueNote(lines)
  return (
    <>
      <Table label="Latest value of each measure">
        <TableHeader>
          <TableRow>
            <TableHead>Measure</TableHead>
            <TableHead className="text-right">Latest</TableHead>
            <TableHead>Since the start</TableHead>
            <TableHead>When</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {lines.map(line => (
            <TableRow key={line.title}>
              <TableHead scope="row" className="align-middle font-normal text-ink">
                {line.title}
                {line.direction && <span className="block text-xs text-soft">{line.direction}</span>}
              </TableHead>
              <TableCell className="text-right font-semibold">{line.value}</TableCell>
              <TableCell className="text-soft">
                {line.difference}
                <span className="block text-xs">{line.words}</span>
              </TableCell>
              <TableCell className="text-[0.8125rem] text-soft">
                <span className="whitespace-nowrap">{occasionText({ number: line.number, date: '' })}</span>
                <span className="block text-xs max-sm:hidden">{shortDate(line.date, locale)}</span>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {note && <p className="mt-2 text-[0.8125rem] text-soft">{note}</p>}
    </>
  )
}
