import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Link } from '../ui/link'

/** What brought somebody here, by the word in the address. */
const sentences: Readonly<Record<string, string>> = {
  'client-removed': 'The client is removed. Their code can be used again.',
}

/** Says what was just done on a page that is no more. */
export function CaseloadNotice({ of }: { of: string | string[] | undefined }) {
  const sentence = typeof of === 'string' ? sentences[of] : undefined
  return sentence ? (
    <Alert role="status" className="mb-6">
      <AlertTitle>{sentence}</AlertTitle>
    </Alert>
  ) : null
}

type Props = { clients: readonly { id: string; code: string; name: string | null }[] }

/** Codes that differ from another one by case or accents alone, from before they were compared so. Whose the other is, is not said. */
export function CodesToMend({ clients }: Props) {
  if (clients.length === 0) return null
  return (
    <Alert variant="note" className="mb-6">
      <AlertTitle>{clients.length === 1 ? 'A code is used twice' : 'Some codes are used twice'}</AlertTitle>
      <AlertDescription>
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
      </AlertDescription>
    </Alert>
  )
}
