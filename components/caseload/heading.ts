const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** Whole numbers up to twelve are written out, as in running text. */
const inWords = (count: number) => words[count] ?? String(count)

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

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
    ? `All ${inWords(clients)} clients`
    : `${capital(inWords(toReview))} of ${clients} clients`
}
