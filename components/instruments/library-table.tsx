import { domainHeadings } from '@/lib/measure'
import { Link } from '../ui/link'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import type { LibraryRow } from './instrument-words'

/** The measures domain by domain, in one table so that its columns line up. */
export function LibraryTable({ rows }: { rows: readonly LibraryRow[] }) {
  const domains = [...new Set(rows.map(row => row.domain))]
  return (
    <Table label="Instruments by domain">
      <TableHeader>
        <TableRow>
          <TableHead className="w-[44%]">Instrument</TableHead>
          <TableHead className="w-[15%] max-md:hidden">Filled in by</TableHead>
          <TableHead className="text-right max-md:hidden">Items</TableHead>
          <TableHead className="max-md:hidden">Scores</TableHead>
          <TableHead className="max-md:hidden">Licence</TableHead>
        </TableRow>
      </TableHeader>
      {domains.map(domain => (
        <TableBody key={domain}>
          <TableRow>
            <TableHead scope="rowgroup" colSpan={5} className="pt-7 font-serif text-xl font-normal text-ink">
              {domainHeadings[domain]}
            </TableHead>
          </TableRow>
          {rows
            .filter(row => row.domain === domain)
            .map(row => (
              <Row key={row.id} row={row} />
            ))}
        </TableBody>
      ))}
    </Table>
  )
}

function Row({
  row: { id, title, abbreviation, measures, notes, filledInBy, items, scores, licence },
}: {
  row: LibraryRow
}) {
  return (
    <TableRow>
      <TableHead scope="row" className="min-w-52 align-top text-sm text-ink">
        <Link href={`/instruments/${id}`} className="text-accent underline-offset-4 hover:underline">
          {abbreviation}
        </Link>
        {title && <span className="block font-normal">{title}</span>}
        {notes.map(note => (
          <span key={note} className="block font-normal text-soft">
            {note}
          </span>
        ))}
        <span className="block max-w-prose text-[0.8125rem] font-normal text-soft">{measures}</span>
        <span className="block pt-0.5 text-[0.8125rem] font-normal md:hidden">
          {[filledInBy, `${items} items`, licence].join(' · ')}
        </span>
      </TableHead>
      <TableCell className="min-w-28 align-top max-md:hidden">{filledInBy}</TableCell>
      <TableCell className="text-right align-top max-md:hidden">{items}</TableCell>
      <TableCell className="min-w-44 align-top max-md:hidden">
        <Scores scores={scores} />
      </TableCell>
      <TableCell className="min-w-32 align-top max-md:hidden">{licence}</TableCell>
    </TableRow>
  )
}

function Scores({ scores }: Pick<LibraryRow, 'scores'>) {
  if (scores.length === 0) return <span className="text-soft">not scored</span>
  return scores.map(({ titles, range, direction }) => (
    <p key={titles}>
      {titles}: {range} <span className="text-soft">· {direction}</span>
    </p>
  ))
}
