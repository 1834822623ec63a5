import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { ProfileLine } from '@/lib/profile'

/** Latest value and change of each measure, by session number and without dates. */
export function ReportLines({ lines, about }: { lines: readonly ProfileLine[]; about: string }) {
  return (
    <Table label={`Latest values: ${about}`} className="mt-3">
      <TableHeader>
        <TableRow>
          <TableHead>Measure</TableHead>
          <TableHead className="text-right">Start</TableHead>
          <TableHead className="text-right">Latest</TableHead>
          <TableHead>Since the start</TableHead>
          <TableHead className="text-right">Session</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {lines.map(line => (
          <TableRow key={line.title}>
            <TableHead scope="row" className="font-normal text-ink">
              {line.title}
              {line.direction && <span className="text-soft">, {line.direction}</span>}
            </TableHead>
            <TableCell className="text-right">{line.baseline}</TableCell>
            <TableCell className="text-right font-semibold">{line.value}</TableCell>
            <TableCell className="text-soft">
              {line.difference === '–' ? line.words : `${line.difference}, ${line.words}`}
            </TableCell>
            <TableCell className="text-right">{line.number}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
