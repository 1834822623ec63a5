import { capitalize, numberWord } from '@/lib/text/number-words'
/** What the small drawings say. */
export function CaseloadLegend() {
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.8125rem] text-soft">
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className="inline-block h-3 w-6.5 border border-band-edge bg-band" />
        the client’s own expected range
      </span>
      <span>
        <span className="text-review">◆</span> below it
      </span>
      <span>gaps are sessions without the measure</span>
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
