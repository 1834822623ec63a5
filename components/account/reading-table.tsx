import { Link } from '@/components/ui/link'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Readings } from '@/db/client-readers'
import { fullName } from '@/lib/text/display-name'

type Props = { readings: Readings['readings']; written: (instant: number) => string }

/** Who has read the record of which client, and when. */
export function ReadingTable({ readings, written }: Props) {
  return (
    <Table label="Who read what" className="min-w-[38rem]">
      <TableHeader>
        <TableRow>
          <TableHead>When</TableHead>
          <TableHead>Who</TableHead>
          <TableHead>Client</TableHead>
          <TableHead>What</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {readings.map(({ seq, at, reader, client, text }) => (
          <TableRow key={seq}>
            <TableCell className="tabular-nums">{written(at)}</TableCell>
            <TableCell className="wrap-break-word">{reader}</TableCell>
            <TableCell className="wrap-break-word">
              <Link href={`/clients/${client.id}`} className="underline underline-offset-4 hover:text-accent">
                {fullName(client)}
              </Link>
            </TableCell>
            <TableCell>{text}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
