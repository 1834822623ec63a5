import { fullName } from '@/lib/text/display-name'
import { Link } from '../ui/link'
import type { TableRow } from './table-columns'

/** Who, and where in therapy they are. */
export function ClientCell({ row: { cells, ...client } }: { row: TableRow }) {
  return (
    <>
      <Link
        href={`/clients/${client.id}`}
        className="font-serif text-lg leading-tight wrap-anywhere underline-offset-4 group-data-compact/table:text-base hover:underline"
      >
        {fullName(client)}
      </Link>
      <span className="block wrap-anywhere text-[0.8125rem] text-soft @min-[61rem]:max-w-44">{cells.client}</span>
    </>
  )
}
