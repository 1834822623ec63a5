import { scaleOf } from '../change/progress'
import { changeOf } from '../change/reliable-change'
import { type History, type Rating, ratings } from '../history'
import type { Instrument, Scale } from '../instruments/instrument'
import type { Settings } from '../settings'

/** A distress measure along an episode, with what its change is judged by. */
export type DistressCourse = {
  instrumentId: string
  scale: string
  all: readonly Rating[]
  first: Rating
  /** The reliable-change value in use. */
  needed: number
  /** The cut-off that the first score is at or beyond; null where it is not, or none is published. */
  cutoff: number | null
  /** The first rating that was reliably better than the first. */
  gain: Rating | null
}

/** The distress measures that were rated and whose change can be judged: not those without a published reliable-change value. */
export const distressCourses = (history: History, settings: Settings): DistressCourse[] =>
  history.instruments.flatMap(of => courseOf(history, of, settings))

function courseOf(history: History, of: Instrument, settings: Settings): DistressCourse[] {
  if (of.domain !== 'distress' || of.primary === null) return []
  const scale = scaleOf([of], { instrumentId: of.id, scale: of.primary })
  const all = ratings(history, { instrumentId: of.id, scale: scale.id, respondent: 'client', target: null })
  const [first] = all
  if (!first) return []
  const changeAt = ({ value }: Rating) => changeOf(of, scale, first.value, value, settings)
  const gain = all.find(rating => isBetter.has(changeAt(rating).verdict)) ?? null
  const { minimumReliableChange } = changeAt(first)
  const cutoff = clinicalCutoff(of, scale, first.value)
  return minimumReliableChange === null
    ? []
    : [{ instrumentId: of.id, scale: scale.id, all, first, needed: minimumReliableChange, cutoff, gain }]
}

const isBetter: ReadonlySet<string> = new Set(['reliably-better', 'recovered'])

function clinicalCutoff({ cutoffs }: Instrument, { id, higherIs }: Scale, value: number): number | null {
  const cut = cutoffs.find(each => each.forChange && each.scale === id)
  if (!cut) return null
  const isClinical = higherIs === 'worse' ? value >= cut.at : value < cut.at || (cut.orLess && value === cut.at)
  return isClinical ? cut.at : null
}
