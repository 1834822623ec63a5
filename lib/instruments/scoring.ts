import { isAnswerIn, nearestAnswer, rangeText } from './answer-range'
import type { Answer, Answers, Respondent } from './answers'
import type { Instrument, Item, Scale } from './instrument'
import { fullWeight, isEven, subtractOf, weightsOf } from './key'

export type ScaleScore = {
  scale: string
  /** In the unit of the scale; null when too much is missing. */
  value: number | null
  answered: number
  itemCount: number
  /** Which missing-item rule gave the value: none needed, the published one, or the house rule. */
  rule: 'complete' | 'published' | 'house' | 'incomplete'
}

/** The share of a scale's items that the house rule wants answered; ours, where no rule is published. */
export const houseShare = 0.8

/** The scores of a sheet, one per scale, in the order of the definition. Answers are raw; the reversal is done here. */
export function score(instrument: Instrument, answers: Answers): ScaleScore[] {
  return instrument.scales.map(scale => scaleScore(instrument, scale, answers))
}

function scaleScore(instrument: Instrument, scale: Scale, answers: Answers): ScaleScore {
  const items = scoredItems(instrument, scale, answers)
  const answered = items.filter(item => item.value !== null)
  const counted = { scale: scale.id, answered: answered.length, itemCount: items.length }
  const rule = ruleFor(instrument, scale, answered.length)
  if (rule === 'incomplete') return { ...counted, value: null, rule }
  return { ...counted, value: weighed(instrument, scale, answered) - subtractOf(instrument, scale), rule }
}

type Scored = { weight: number; value: number | null }

/** Unrounded. Weighing the mean of what was answered by all that counts puts each missing item at that mean. */
function weighed(instrument: Instrument, scale: Scale, answered: readonly Scored[]): number {
  const add = (term: (item: Scored) => number) => answered.reduce((sum, item) => sum + term(item), 0)
  if (!isEven(weightsOf(instrument, scale))) return add(item => (item.value ?? 0) * item.weight)
  const sum = add(item => item.value ?? 0)
  // Answers in tenths are added up as whole numbers of them: 0.3 and not 0.30000000000000004.
  const parts = Number.isInteger(sum) ? 1 : 10
  return (Math.round(sum * parts) * fullWeight(instrument, scale)) / answered.length / parts
}

/** The items of a scale as they enter its score: value after reversal (null when not answered) and weight. */
export function scoredItems(instrument: Instrument, scale: Scale, answers: Answers) {
  return weightsOf(instrument, scale).map(({ item: n, weight }) => {
    const item = instrument.items.find(each => each.n === n)
    const answer = answers[n]
    return { n, weight, value: item && typeof answer === 'number' ? turned(instrument, item, answer) : null }
  })
}

/** An answer in the direction of its scale: reversed items run from the other end. */
function turned(instrument: Instrument, item: Item, answer: number): number {
  const range = responseOf(instrument, item)
  return item.reversed ? nearestAnswer(range, range.min + range.max - answer) : answer
}

function ruleFor(instrument: Instrument, scale: Scale, answered: number): ScaleScore['rule'] {
  if (answered === weightsOf(instrument, scale).length) return 'complete'
  if (answered < leastAnswered(instrument, scale)) return 'incomplete'
  return instrument.missing.rule === 'at-most' ? 'published' : 'house'
}

/** How many of a scale's items must be answered for it to have a score at all. */
export function leastAnswered(instrument: Instrument, scale: Scale): number {
  const { missing } = instrument
  const of = weightsOf(instrument, scale).length
  if (missing.rule === 'all') return of
  if (missing.rule === 'at-most') return Math.max(of - (missing.byScale?.[scale.id] ?? missing.items), 1)
  return Math.ceil(houseShare * of)
}

/** The items that this respondent is asked, given the answers so far. */
export function askedItems(instrument: Instrument, respondent: Respondent, answers: Answers): Item[] {
  return instrument.items.filter(item => {
    if (item.askedOf !== undefined && item.askedOf !== respondent) return false
    const condition = item.onlyIf
    return condition === undefined || isAtLeast(answers[condition.item], condition.atLeast)
  })
}

const isAtLeast = (answer: Answer | undefined, limit: number) => typeof answer === 'number' && answer >= limit

/** The answers an item can have. */
export const responseOf = (instrument: Instrument, item: Item) => item.response ?? instrument.response

/** What is wrong with a sheet, in plain words; empty when every answer is to an item that was asked and within its range. */
export function checkAnswers(instrument: Instrument, respondent: Respondent, answers: Answers): string[] {
  const asked = new Map(askedItems(instrument, respondent, answers).map(item => [String(item.n), item]))
  return Object.entries(answers).flatMap(([name, answer]) => {
    const item = asked.get(name)
    if (!item) return [`Item ${name} is not asked here.`]
    if (answer === 'blank' || answer === 'declined' || answer === undefined) return []
    const range = responseOf(instrument, item)
    return isAnswerIn(range, answer)
      ? []
      : [`Item ${name}: answers run from ${rangeText(range)}, and ${answer} is not one of them.`]
  })
}

/** The label of the band a score falls into, by the first set of its scale; null where there is none. */
export function bandOf(instrument: Instrument, scale: string, value: number): string | null {
  const set = instrument.bands.find(each => each.scale === scale)
  // Bands are whole numbers; a prorated 14.4 belongs with 14.
  const whole = Math.round(value)
  return set?.bands.find(band => whole >= band.from && whole <= band.to)?.label ?? null
}
