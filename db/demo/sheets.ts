import type { Answer, Respondent } from '../../lib/instruments/answers'
import type { Instrument, Item } from '../../lib/instruments/instrument'
import type { Random } from './random'
import type { Moment } from './tell'

/** Answers by item number. */
type Answers = Record<string, Answer>

/** The answers that a person in this moment gives to an instrument, raw as on the sheet. */
export function answersIn(moment: Moment, instrument: Instrument, respondent: Respondent, random: Random): Answers {
  const given = fixed(moment, instrument, respondent) ?? spread(moment, instrument, random)
  const declined = moment.declinedItems[instrument.id] ?? []
  return { ...given, ...Object.fromEntries(declined.map(item => [item, 'declined' as const])) }
}

/** Sheets whose every answer the moment names. */
function fixed(moment: Moment, { id }: Instrument, respondent: Respondent): Answers | null {
  if (id === 'tension-check') return tensionCheck(moment, respondent)
  if (id === 'impression')
    return { 1: whole(moment.impression), 2: whole(moment.impression - 0.2), 3: whole(moment.impression + 0.2) }
  return id === 'rq' ? styles(moment) : null
}

const whole = (value: number) => Math.min(5, Math.max(1, Math.round(value)))

function tensionCheck({ client, clinician }: Moment, respondent: Respondent): Answers {
  const { tension, spoken, resolved } = respondent === 'client' ? client : clinician
  const resolution: Answers = tension >= 1 ? { 2: spoken ? 1 : 0, 3: resolved } : {}
  const kind: Answers = respondent === 'clinician' ? { 4: clinician.kind } : {}
  return { 1: tension, ...resolution, ...kind }
}

/** The four descriptions of the RQ, each the more fitting the nearer the two dimensions are to its corner. */
function styles({ anxiety, avoidance }: Moment): Answers {
  const likeness = (far: number, near: number) =>
    Math.min(7, Math.max(1, Math.round(7 - (Math.abs(anxiety - far) + Math.abs(avoidance - near)) * 0.7)))
  return { 1: likeness(2, 2), 2: likeness(6, 6), 3: likeness(6, 2), 4: likeness(2, 6) }
}

/** Sheets with scales: each answered so that its mean comes as near to the moment as whole answers can. */
function spread(moment: Moment, instrument: Instrument, random: Random): Answers {
  const answers = new Map<number, number>(risks(moment, instrument))
  for (const [scale, mean] of meansOf(moment, instrument)) {
    const items = scale === null ? instrument.items.map(item => item.n) : itemsOf(instrument, scale)
    fill(instrument, items, mean, answers, random)
  }
  return Object.fromEntries(answers)
}

const risks = (moment: Moment, instrument: Instrument): [number, number][] =>
  instrument.safetyItems.map(({ item }) => [item, Math.min(instrument.response.max, moment.risk)])

/** Item means on the instrument's own response scale, by scale; null for all items alike. */
function meansOf(moment: Moment, instrument: Instrument): [scale: string | null, mean: number][] {
  const { min, max } = instrument.response
  if (instrument.domain === 'attachment') return attachment(moment, instrument)
  if (instrument.domain === 'alliance') return [[null, rescaled(moment.alliance, [1, 5], instrument)]]
  if (instrument.domain === 'defence')
    return [
      ['mature', moment.mature],
      ['neurotic', moment.neurotic],
      ['immature', moment.immature],
    ]
  if (instrument.domain === 'emotion-regulation') return [[null, moment.dysregulation]]
  const isDistress = instrument.scales.every(scale => scale.higherIs === 'worse')
  return [[null, min + ((isDistress ? moment.distress : 40 - moment.distress) / 40) * (max - min)]]
}

/** Those of the dimensions that the form has; comfort with closeness and with depending is avoidance from its other end. */
function attachment({ anxiety, avoidance }: Moment, instrument: Instrument): [scale: string, mean: number][] {
  const levels = { anxiety, avoidance, close: 8 - avoidance, depend: 8 - avoidance }
  return Object.entries(levels)
    .filter(([id]) => instrument.scales.some(scale => scale.id === id))
    .map(([id, level]) => [id, rescaled(level, [1, 7], instrument)])
}

/** A level on one response scale as it lies on the instrument's own. */
function rescaled(level: number, [from, to]: [number, number], { response: { min, max } }: Instrument): number {
  if (min === from && max === to) return level
  return min + ((level - from) / (to - from)) * (max - min)
}

/** The items of a scale, through the scales it may be made of. */
function itemsOf(instrument: Instrument, id: string): number[] {
  const key = instrument.scales.find(scale => scale.id === id)?.key
  if (!key) throw new Error(`${instrument.id} has no scale ${id}`)
  if (key.method === 'mean-of-scales') return key.scales.flatMap(part => itemsOf(instrument, part))
  return key.method === 'weighted-sum' ? key.weights.map(({ item }) => item) : key.items
}

/** Answers those items that have no answer yet so that all of them together have this mean, unevenly as people do. */
function fill(
  instrument: Instrument,
  items: readonly number[],
  mean: number,
  answers: Map<number, number>,
  random: Random,
): void {
  const open = instrument.items.filter(item => items.includes(item.n) && !answers.has(item.n))
  const taken = items.reduce((sum, item) => sum + (answers.get(item) ?? 0), 0)
  const values = unevenly(Math.round(mean * items.length) - taken, open.length, instrument.response, random)
  for (const [index, item] of open.entries())
    answers.set(item.n, asked(instrument, item, values[index] ?? instrument.response.min))
}

const asked = ({ response }: Instrument, item: Item, value: number) =>
  item.reversed ? response.min + response.max - value : value

/** So many whole values within the range with this sum (or the nearest possible). */
function unevenly(sum: number, count: number, { min, max }: { min: number; max: number }, random: Random): number[] {
  const total = Math.min(max * count, Math.max(min * count, sum))
  const values = Array.from({ length: count }, (_, index) => Math.floor((total + index) / count))
  for (let times = 0; times < count; times++)
    swap(values, random.whole(0, count - 1), random.whole(0, count - 1), { min, max })
  return values
}

/** Takes one from one value and gives it to another, where both stay within the range. */
function swap(values: number[], from: number, to: number, { min, max }: { min: number; max: number }): void {
  const less = (values[from] ?? min) - 1
  const more = (values[to] ?? max) + 1
  if (from === to || less < min || more > max) return
  values[from] = less
  values[to] = more
}
