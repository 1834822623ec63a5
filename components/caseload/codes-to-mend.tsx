import { Notice } from '@/components/ui/notice'
import { Link } from '../ui/link'

type Props = { clients: readonly { id: string; code: string; name: string | null }[] }

/** Codes that differ from another one by case or accents alone, from before they were compared so. Whose the other is, is not said. */
export function CodesToMend({ clients }: Props) {
  if (clients.length === 0) return null
  return (
    <Notice
      tone="note"
      className="mb-6"
      title={clients.length === 1 ? 'A code is used twice' : 'Some codes are used twice'}
    >
      Written differently, but easily mistaken for another. Please choose another code for{' '}
      {clients.map(({ id, code, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link href={`/clients/${id}#about`} className="text-ink underline underline-offset-4">
            {name ? `${name} (${code})` : code}
          </Link>
        </span>
      ))}
      .
    </Notice>
  )
}
