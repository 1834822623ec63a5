import type { CaseloadRow } from '@/db/caseload'
import { Link } from '../ui/link'
import { nextSessionInWords } from './words'

type Props = { row: CaseloadRow; today: string; locale: string }

/** Who, which session it would be, and when they come next. */
export function ClientCell({ row, today, locale }: Props) {
  return (
    <>
      <Link
        href={`/clients/${row.id}`}
        className="font-serif text-lg leading-tight underline-offset-4 hover:underline @min-[61rem]:whitespace-nowrap"
      >
        {row.name ?? row.code}
      </Link>
      <span className="block text-[0.8125rem] text-soft">{placeInTherapy(row, today, locale)}</span>
    </>
  )
}

function placeInTherapy(
  { name, code, episode, summary, nextSessionOn, sharedBy }: CaseloadRow,
  today: string,
  locale: string,
) {
  const held = summary?.sessions ?? 0
  return [
    name && code,
    episode ? (held > 0 ? `session\u00a0${held}` : 'no session yet') : 'episode ended',
    episode && nextSessionOn && nextSessionInWords(nextSessionOn, today, locale),
    sharedBy.length > 0 && `with ${sharedBy.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
