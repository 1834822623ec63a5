import { z } from 'zod'
import { type Answers, absences, respondents, targets } from './instruments/answers'
import { instrumentIn } from './instruments/catalogue'
import type { Instrument } from './instruments/instrument'
import { impossibleScales } from './instruments/possible-score'
import { checkAnswers } from './instruments/scoring'
import { formatEnds } from './text/score'

const answer = z.union([z.number(), z.literal('blank'), z.literal('declined')])
/** Keyed by item number, which JSON writes as text. */
const answers = z.record(z.string().regex(/^[1-9]\d{0,2}$/), answer).transform((given): Answers => given)

const about = {
  instrumentId: z.string().max(40),
  respondent: z.enum(respondents),
  target: z.enum(targets).nullable(),
}

/** One measure as it is typed in: by item, by score only (with its safety items), or why it is absent. */
export const entrySchema = z.discriminatedUnion('how', [
  z.strictObject({ ...about, how: z.literal('items'), answers }),
  z.strictObject({ ...about, how: z.literal('score-only'), scores: z.record(z.string().max(40), z.number()), answers }),
  z.strictObject({ ...about, how: z.literal('absent'), why: z.enum(absences) }),
])

export type Entry = z.output<typeof entrySchema>

/**
 * What is wrong with an entry, in plain words; empty when it fits its instrument among those that the practice has. A draft need
 * not say anything yet; for what is to be saved there is `checkFinal`.
 */
export function checkEntry(entry: Entry, instruments: readonly Instrument[]): string[] {
  const instrument = instruments.find(each => each.id === entry.instrumentId)
  if (!instrument) return ['This instrument is not known here.']
  if (!instrument.respondents.includes(entry.respondent))
    return [`${instrument.abbreviation} is not filled in by the ${entry.respondent}.`]
  if (instrument.hasTarget && entry.target === null) return [`${instrument.abbreviation} needs the person it is about.`]
  if (!instrument.hasTarget && entry.target !== null) return [`${instrument.abbreviation} is not about one person.`]
  if (entry.how === 'absent') return []
  const wrong = checkAnswers(instrument, entry.respondent, entry.answers)
  return entry.how === 'items' ? wrong : [...wrong, ...checkScores(instrument, entry)]
}

/** What is wrong with an entry that is to be saved: it also has to say something, and its sums have to be ones that a sheet comes to. */
export function checkFinal(entry: Entry, instruments: readonly Instrument[]): string[] {
  const wrong = checkEntry(entry, instruments)
  if (wrong.length > 0 || entry.how === 'absent') return wrong
  if (entry.how === 'items')
    return isEmpty(entry.answers) ? ['Answer at least one item, or say why there are none.'] : []
  if (isEmpty(entry.scores)) return ['Type at least one score.']
  const instrument = instrumentIn(instruments, entry.instrumentId)
  return impossibleScales(instrument, entry.scores).map(
    ({ id, title }) =>
      `${title}: no sheet of the ${instrument.abbreviation} can give ${entry.scores[id]}. Please check it.`,
  )
}

const isEmpty = (given: object) => Object.keys(given).length === 0

function checkScores(
  instrument: Instrument,
  { scores, answers: given }: Extract<Entry, { how: 'score-only' }>,
): string[] {
  if (instrument.scales.length === 0) return [`${instrument.abbreviation} has no score to type in.`]
  const safety = instrument.safetyItems.map(each => each.item)
  const others = Object.keys(given).filter(n => !safety.includes(Number(n)))
  const foreign = others.map(n => `Item ${n} is not part of a score-only entry.`)
  const outside = Object.entries(scores).flatMap(([id, value]) => {
    const scale = instrument.scales.find(each => each.id === id)
    if (!scale) return [`${instrument.abbreviation} has no scale ${id}.`]
    const [low, high] = scale.range
    return value >= low && value <= high ? [] : [`${scale.title} runs from ${formatEnds(low, high)}.`]
  })
  return [...foreign, ...outside]
}
