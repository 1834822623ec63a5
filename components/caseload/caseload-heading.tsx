import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { capitalize, numberWord } from '@/lib/text/number-words'
import { formatNumber } from '@/lib/text/score'
import { Link } from '../ui/link'
import { OpenPalette } from './open-palette'

/** What the small drawings say. */
export function CaseloadLegend() {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.8125rem] text-soft">
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className="inline-block h-3 w-6.5 border border-band-edge bg-band" />
        the client’s usual range
      </span>
      <span>
        <span className="text-review">◆</span> below it
      </span>
      <span>gaps: not measured</span>
      <span>the order is for work, not a ranking of people</span>
    </p>
  )
}

/** The sentence above the caseload: how many clients have an open Safety or Review flag. */
export function headingSentence(toReview: number, clients: number): string {
  if (clients === 0) return 'Your clients will be listed here.'
  if (toReview === 0) return 'Nothing needs review today.'
  const verb = toReview === 1 ? 'deserves' : 'deserve'
  return `${who(toReview, clients)} ${verb} a look before the next session.`
}

function who(toReview: number, clients: number): string {
  if (clients === 1) return 'Your one client'
  return toReview === clients
    ? `All ${numberWord(clients)} clients`
    : `${capitalize(numberWord(toReview))} of ${clients} clients`
}

/** What brought somebody here, by the word in the address. */
const sentences: Readonly<Record<string, string>> = {
  'client-erased': 'The client has been erased.',
  'client-removed': 'The client has been removed. Their code can be used again.',
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

/** That there are more clients than are listed, what then is of these alone, and how to come to the others. */
export function Unlisted({ all, listed, locale }: { all: number | null; listed: number; locale: string }) {
  if (all === null) return null
  return (
    <Alert variant="note" className="mb-6">
      <AlertTitle>
        {`You may open ${formatNumber(all, { locale })} clients. These are the ${listed} whose flags need attention first.`}
      </AlertTitle>
      <AlertDescription className="grid justify-items-start gap-2">
        <p>
          {`Order, filters and search below are of these ${listed}. Any other client is found by the beginning of the code, here or with Ctrl K.`}
        </p>
        <OpenPalette />
      </AlertDescription>
    </Alert>
  )
}

type Props = { clients: readonly { id: string; code: string; name: string | null }[] }

/** Codes that differ from another one by case or accents alone, from before they were compared so. Whose the other is, is not said. */
export function CodesToMend({ clients }: Props) {
  if (clients.length === 0) return null
  return (
    <Alert variant="note" className="mb-6">
      <AlertTitle>{clients.length === 1 ? 'A code is used twice' : 'Some codes are used twice'}</AlertTitle>
      <AlertDescription>
        They are written differently, but easily mistaken for one another. Please choose another code for{' '}
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
