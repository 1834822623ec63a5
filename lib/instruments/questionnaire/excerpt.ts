/** The start of a text from the file, so that one can find it there. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `“${line.length > 40 ? `${line.slice(0, 40).trimEnd()}…` : line}”`
}

/** A question of the file by its linkId and the start of its text. */
export const named = ({ linkId, text }: { linkId: string; text?: string | undefined }) =>
  text === undefined ? `the question ${excerpt(linkId)}` : `the question ${excerpt(linkId)} (${excerpt(text)})`

/** The first few of something, in a sentence. */
export function fewOf(all: readonly string[], between = ', ', most = 4): string {
  const left = all.length - most
  return `${all.slice(0, most).join(between)}${left > 0 ? ` and ${left} more` : ''}`
}

/** Items by number, runs of three or more as a span: "Items 1 to 4, 6, 7". */
export function itemList(numbers: readonly number[]): string {
  const all = new Set(numbers)
  const starts = [...all].filter(n => !all.has(n - 1)).toSorted((a, b) => a - b)
  const runs = starts.map(start => {
    let end = start
    while (all.has(end + 1)) end += 1
    return { start, end }
  })
  return `${all.size === 1 ? 'Item' : 'Items'} ${runs.map(run).join(', ')}`
}

const run = ({ start, end }: { start: number; end: number }) => {
  if (end - start < 2) return end === start ? `${start}` : `${start}, ${end}`
  return `${start} to ${end}`
}
