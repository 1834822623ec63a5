import type { Instrument } from '../instrument'
import { distinct } from '../problems'
import { itemInLinkId, unknownCodes, withoutCodes } from './codes'
import { fewOf, itemList } from './excerpt'
import { exactNumbering, type KnownBy, type Pair } from './mapping'
import type { Question } from './questions'

/*
 * What a form says in more than one way, which question it asks where, may contradict itself. One of them was followed; which, and
 * against what, is said once for each kind.
 */

/** How far questions that were matched stand under other items than codes, numbers or places say; said, not refused. */
export function matchWarnings(
  instrument: Instrument,
  pairs: readonly Pair[],
  questions: readonly Question[],
): string[] {
  const [by] = order.filter(each => pairs.some(pair => pair.by === each))
  // Names are all that is known of items whose order differs between versions.
  if (by === undefined || by === 'name') return []
  return [
    ...reordered(instrument, pairs, questions, by),
    ...misnumbered(pairs),
    ...misprinted(pairs, by),
    ...miscoded(instrument, pairs),
    ...uncoded(instrument, pairs, by),
  ]
}

/** The surest first. */
const order: readonly KnownBy[] = ['code', 'name', 'number', 'order']

const words = {
  code: 'the LOINC codes of the questions',
  number: 'the numbers in the linkIds',
  order: 'the order of the questions in the file',
}
type Followed = keyof typeof words

function reordered({ abbreviation }: Instrument, pairs: readonly Pair[], questions: readonly Question[], by: Followed) {
  const inFile = pairs.toSorted((a, b) => questions.indexOf(a.question) - questions.indexOf(b.question))
  return isRising(inFile.map(({ item }) => item.n))
    ? []
    : [
        `The questions stand in another order in the file than in the ${abbreviation}. They were matched by ${words[by]}.`,
      ]
}

const isRising = (numbers: readonly number[]) => numbers.every((n, index) => n >= (numbers[index - 1] ?? n))

/** Where linkIds number the questions as the items are, and otherwise than the codes. */
function misnumbered(pairs: readonly Pair[]): string[] {
  if (!pairs.some(({ by }) => by === 'code')) return []
  const isWrong = [pairs, pairs.filter(({ item }) => !item.unscored)].some(some => {
    const bare = some.map(({ item, question }) => ({
      item,
      question: { ...question, linkId: withoutCodes(question.linkId) },
    }))
    const numberOf = exactNumbering(
      bare.map(({ question }) => question),
      bare.map(({ item }) => item.n),
    )
    return numberOf !== null && bare.some(({ item, question }) => numberOf(question) !== item.n)
  })
  return isWrong
    ? ['The numbers in the linkIds contradict the LOINC codes of the questions. The codes were followed.']
    : []
}

function misprinted(pairs: readonly Pair[], by: Followed): string[] {
  const printed = pairs.flatMap(({ question }) => printedNumber(question) ?? [])
  return isRising(printed)
    ? []
    : [`The numbers printed before the questions contradict ${words[by]}, by which they were matched.`]
}

/** The number of a question for whoever reads the form: "9." before it or at its start. */
function printedNumber({ prefix, text }: Question): number | null {
  const number = prefix?.match(/\d{1,3}(?=\D*$)/)?.[0] ?? text?.match(/^\s*\(?(\d{1,3})[.):]\s/)?.[1]
  return number === undefined ? null : Number(number)
}

function miscoded(instrument: Instrument, pairs: readonly Pair[]): string[] {
  const isWrong = ({ item, question, by }: Pair) =>
    by === 'code' && (itemInLinkId(instrument, question) ?? item) !== item
  return pairs.some(isWrong)
    ? ['The LOINC codes in the linkIds contradict those of the questions. Those of the questions were followed.']
    : []
}

/** Items whose code the library knows and the file has not, where it has others. */
function uncoded(instrument: Instrument, pairs: readonly Pair[], by: Followed): string[] {
  const others = pairs.filter(pair => pair.by !== 'code' && pair.item.loinc !== undefined)
  const unknown = others.filter(({ question }) => unknownCodes(instrument, question).length > 0)
  const bare = by === 'code' ? others.filter(each => !unknown.includes(each) && !each.item.unscored) : []
  const how = by === 'code' ? 'by what the codes of the others leave' : `by ${words[by]}`
  const codes = distinct(unknown.flatMap(({ question }) => unknownCodes(instrument, question)))
  const said = (some: readonly Pair[], what: string) =>
    some.length > 0 ? [`${itemList(some.map(({ item }) => item.n))}: ${what}. Matched ${how}.`] : []
  return [
    ...said(unknown, `LOINC codes that are of no item of the ${instrument.abbreviation} (${fewOf(codes)})`),
    ...said(bare, 'no LOINC code, though other questions have theirs'),
  ]
}
