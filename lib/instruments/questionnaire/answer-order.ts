import type { Instrument, Item } from '../instrument'
import { responseOf } from '../scoring'
import type { Wording } from '../wording'
import { excerpt, itemList } from './excerpt'

/*
 * A form whose answers are numbered from the other end scores everybody the wrong way round, and has the right numbers all the same.
 * The library knows its own answers: where those of the form are the same words, or plainly the least and the most of something, the
 * two orders can be compared.
 */

/** Where the answers of a form seem to be numbered from the other end than the instrument's; said, not refused. */
export function orderWarnings(instrument: Instrument, { items }: Wording): string[] {
  const found = items.flatMap(each => {
    const item = instrument.items.find(({ n }) => n === each.n)
    const sign = item && turnedBy(instrument, item, each.options)
    return sign ? [{ n: each.n, sign }] : []
  })
  const [first] = found
  if (!first) return []
  return [
    `${itemList(found.map(({ n }) => n))}: the answers may be numbered the other way round. ${first.sign} Compare them with the form before you use this wording: scores would be turned.`,
  ]
}

type Options = Wording['items'][number]['options']

/** What shows that the answers of an item are turned; null where nothing does. */
function turnedBy(instrument: Instrument, item: Item, options: Options): string | null {
  const { min, max, labels } = responseOf(instrument, item)
  const ours = labels.length === max - min + 1 ? labels : []
  const odd = options.filter(({ value, label }) => {
    const at = placeOf(label, ours)
    return at !== null && min + at !== value && max - at === value
  })
  const even = options.filter(({ value, label }) => {
    const at = placeOf(label, ours)
    return at !== null && min + at === value && max - at !== value
  })
  const [sign] = odd
  if (sign && even.length === 0)
    return `The file gives ${sign.value} to ${excerpt(sign.label)}; in ${instrument.abbreviation} the number of ${excerpt(ours[placeOf(sign.label, ours) ?? 0] ?? '')} is ${min + max - sign.value}.`
  return turnedByEnds(instrument, ours, options)
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\s]+/gu, ' ')
    .replace(/\b(of|the|a|an|time)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Which of our own answers a label is, by its words. */
function placeOf(label: string, ours: readonly string[]): number | null {
  const words = wordsOf(label)
  const at = words === '' ? -1 : ours.findIndex(each => wordsOf(each) === words)
  return at === -1 ? null : at
}

/** The same in other languages, by the words for the least and the most that forms commonly use. */
function turnedByEnds(instrument: Instrument, ours: readonly string[], options: Options): string | null {
  const [low, high] = [ours[0] ?? '', ours.at(-1) ?? '']
  if (end(low) !== 'least' && end(high) !== 'most') return null
  const sorted = options.toSorted((a, b) => a.value - b.value)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  if (!lowest || !highest || (end(lowest.label) !== 'most' && end(highest.label) !== 'least')) return null
  if (end(lowest.label) === 'least' || end(highest.label) === 'most') return null
  return `The file gives ${lowest.value} to ${excerpt(lowest.label)} and ${highest.value} to ${excerpt(highest.label)}; ${instrument.abbreviation} begins with ${excerpt(low)}.`
}

/** English, German, French, Italian, Spanish, Dutch, Danish. */
const least =
  /^(never|not at all|none( of the time)?|at no time|nie(mals)?|überhaupt nicht|gar nicht|zu keinem zeitpunkt|zu keiner zeit|jamais|pas du tout|mai|per niente|nunca|para nada|nooit|helemaal niet|aldrig|slet ikke|på intet tidspunkt)$/
const most =
  /^(always|all (of )?the time|most or all of the time|nearly every day|immer|die ganze zeit|ständig|beinahe jeden tag|fast jeden tag|toujours|tout le temps|presque tous les jours|sempre|quasi ogni giorno|siempre|todo el tiempo|casi todos los días|altijd|bijna elke dag|altid|hele tiden|næsten hver dag)$/

function end(label: string): 'least' | 'most' | null {
  const words = label
    .toLowerCase()
    .replace(/[^\p{L}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return least.test(words) ? 'least' : most.test(words) ? 'most' : null
}
