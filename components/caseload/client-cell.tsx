import { Link } from '../ui/link'
import type { TableRow } from './table-columns'

/** Who, and where in therapy they are. */
export function ClientCell({ row: { id, code, name, cells } }: { row: TableRow }) {
  return (
    <>
      <Link
        href={`/clients/${id}`}
        className="font-serif text-lg leading-tight wrap-anywhere underline-offset-4 group-data-compact/table:text-base hover:underline"
      >
        {name ?? code}
      </Link>
      <span className="block wrap-anywhere text-[0.8125rem] text-soft @min-[61rem]:max-w-44">{cells.client}</span>
    </>
  )
}
