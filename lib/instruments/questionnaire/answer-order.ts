import { labelledAnswers } from '../answer-range'
import type { Instrument, Item } from '../instrument'
import { responseOf } from '../scoring'
import type { Wording } from '../wording'
import { excerpt, itemList } from './excerpt'

/*
 * A form whose answers are numbered otherwise, from the other end above all, scores everybody wrongly, and has the right numbers all the
 * same. The library knows its own answers: where those of the form are the same words, or plainly the least and the most of something,
 * the two can be compared.
 */

/** Where the answers of a form seem to be numbered otherwise than the instrument's; said, not refused. */
export function orderWarnings(instrument: Instrument, { items }: Wording): string[] {
  const found = items.flatMap(({ n, options }) => {
    const item = instrument.items.find(each => each.n === n)
    if (!item) return []
    const { sign, isTurned } = differing(instrument, item, options) ?? {}
    const ends = sign === undefined ? turnedByEnds(instrument, item, options) : null
    return sign ? [{ n, sign, isTurned: isTurned === true }] : ends ? [{ n, sign: ends, isTurned: true }] : []
  })
  return [
    ...warning(
      found.filter(each => each.isTurned),
      'the answers may be numbered the other way round.',
      'scores would be turned.',
    ),
    ...warning(
      found.filter(each => !each.isTurned),
      'some answers have other numbers than in the form.',
      'scores would be wrong.',
    ),
  ]
}

type Found = { n: number; sign: string }

function warning(found: readonly Found[], what: string, effect: string): string[] {
  const [first] = found
  return first
    ? [
        `${itemList(found.map(({ n }) => n))}: ${what} ${first.sign} Compare them with the form before you use this wording: ${effect}`,
      ]
    : []
}

type Options = Wording['items'][number]['options']

/** Our own words for an answer with another number than ours; whether all of them are those from the other end. */
function differing(instrument: Instrument, item: Item, options: Options) {
  const response = responseOf(instrument, item)
  const known = options.flatMap(option => {
    const ours = sameAnswer(response, option.label)
    return ours ? [{ ...option, ours }] : []
  })
  const [first] = known.filter(({ value, ours }) => value !== ours.value)
  if (!first) return null
  return {
    sign: `The file gives ${first.value} to ${excerpt(first.label)}; in ${instrument.abbreviation} the number of ${excerpt(first.ours.label)} is ${first.ours.value}.`,
    isTurned: known.every(({ value, ours }) => value === response.min + response.max - ours.value),
  }
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\s]+/gu, ' ')
    .replace(/\b(of|the|a|an|time)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Our own answer of the same words; none where two of them are alike. */
function sameAnswer(response: Instrument['response'], label: string) {
  const words = wordsOf(label)
  const [ours, ...others] = labelledAnswers(response).filter(each => wordsOf(each.label) === words)
  return words === '' || others.length > 0 ? undefined : ours
}

/** The same in other languages, by the words for the least and the most that forms commonly use. */
function turnedByEnds(instrument: Instrument, item: Item, options: Options): string | null {
  const { labels } = responseOf(instrument, item)
  const [low, high] = [labels[0] ?? '', labels.at(-1) ?? '']
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
