import {
  formatMean,
  type HalfPoint,
  hasSide,
  isNear,
  type MapPoint,
  mapPoint,
  midpoint,
  type PathEnd,
  type Region,
  regionsAround,
} from './attachment'
import type { OwnScales } from './attachment-beside'
import { atOccasion } from './history'
import { capitalize } from './text/number-words'

/*
 * What a point on the map says of the models of self and of others (Bartholomew & Horowitz 1991), and what a therapist may meet. Low
 * anxiety goes with a positive model of self, low avoidance with a positive model of others. On the map these are sides and no
 * numbers: numbers of the models come from the RQ alone.
 */

type Point = Pick<MapPoint, 'anxiety' | 'avoidance'>

/** `open` close to the border, where the model of that side is not named. */
type ModelState = 'positive' | 'negative' | 'open'
export type Models = { self: ModelState; others: ModelState }

/** The models that a point (both 1–7) goes with: of self by its anxiety, of others by its avoidance. */
export const modelsAt = ({ anxiety, avoidance }: Point): Models => ({
  self: sideOf(anxiety),
  others: sideOf(avoidance),
})

const sideOf = (value: number): ModelState => (isNear(value) ? 'open' : value >= midpoint ? 'negative' : 'positive')

export const modelNames: Readonly<Record<keyof Models, string>> = { self: 'Model of self', others: 'Model of others' }

export const modelWords: Readonly<Record<ModelState, string>> = {
  positive: 'positive',
  negative: 'negative',
  open: 'left open, near the border',
}

/** What a therapist may meet with a client of a region: clinical description. */
const descriptions: Readonly<Record<Region, string>> = {
  secure:
    'stable closeness with room for autonomy; cooperates and listens, and the alliance may form a little more easily',
  preoccupied: 'distress voiced strongly, and a strong wish for closeness and reassurance',
  dismissing: 'distance, self-reliance and mistrust; talks of strengths more than of relationships',
  fearful:
    'closeness both wanted and feared; withdraws, finds it hard to assert themselves, and feelings may run very strong',
}

/** Said beside every description: evidence of grade C. */
export const descriptionWeakness = 'Evidence C: clinical description, not measured.'

/** What one may meet, in a sentence or two; close to a border as the question that it is. */
export function therapistMayMeet({ anxiety, avoidance }: Point): string {
  const { region } = mapPoint(anxiety, avoidance)
  const around = regionsAround(anxiety, avoidance).length
  if (around === 1) return `${capitalize(descriptions[region])}.`
  if (!hasSide(anxiety, avoidance)) return 'Exactly on a border: no description is nearer than another.'
  const near = around === 2 ? 'a border' : 'the middle'
  return `On the ${region} side: ${descriptions[region]}. This close to ${near}, take it as a question.`
}

/** What each region goes with, for the pages of the instruments: by points well inside of it. */
export const describedRegions = [
  { anxiety: 1, avoidance: 1 },
  { anxiety: 7, avoidance: 1 },
  { anxiety: 1, avoidance: 7 },
  { anxiety: 7, avoidance: 7 },
].map(at => ({
  region: mapPoint(at.anxiety, at.avoidance).region,
  models: modelsAt(at),
  mayMeet: therapistMayMeet(at),
}))

/** A point with what it says: where it lies, both models, and what each was at the first point of its path where that differs. */
export type AttachmentReading = {
  end: PathEnd
  models: { name: string; now: string; before: string | null }[]
  /** Null of attachment to the therapist, for which nothing of the kind was described. */
  mayMeet: string | null
}

/** Reads the last point of a path against its first. */
export function readingOf(end: PathEnd): AttachmentReading {
  const [first] = end.path.points
  const now = modelsAt(end.point)
  const then = first && first.at !== end.point.at ? modelsAt(first) : null
  const line = (which: keyof Models) => ({
    name: modelNames[which],
    now: modelWords[now[which]],
    before:
      first && then && then[which] !== now[which]
        ? `${modelWords[then[which]]} ${atOccasion({ number: first.number, date: '' })}`
        : null,
  })
  return {
    end,
    models: [line('self'), line('others')],
    mayMeet: end.path.target === 'therapist' ? null : therapistMayMeet(end.point),
  }
}

/**
 * The newest sheet with one dimension alone, where no point came after it: what is newer than the reading must not be passed over.
 * Nothing about the therapist, of which no model is named.
 */
export function newerHalf(end: PathEnd | null, halves: readonly HalfPoint[]): HalfPoint | null {
  const half = halves.findLast(({ target }) => target !== 'therapist')
  return half && half.at > (end?.point.at ?? -1) ? half : null
}

/** "Anxiety alone could be scored at session 3: 7.0. Model of self: negative." */
export function halfWords({ scored, value, number }: HalfPoint): string {
  const model = scored === 'anxiety' ? modelNames.self : modelNames.others
  return `${capitalize(scored)} alone could be scored ${atOccasion({ number, date: '' })}: ${formatMean(value)}. ${model}: ${modelWords[sideOf(value)]}.`
}

/** The models as the RQ gives them in numbers (−12 to 12), the latest that were scored; null where it was not filled in. */
export type ModelScores = { self: number | null; others: number | null; number: number | null; date: string }

export function modelScores(beside: readonly OwnScales[]): ModelScores | null {
  const rq = beside.find(({ instrument }) => instrument.id === 'rq')
  const latest = rq?.points.at(-1)
  if (!rq || !latest) return null
  const scoreOf = (id: string) => latest.values[rq.scales.findIndex(scale => scale.id === id)] ?? null
  return {
    self: scoreOf('model_of_self'),
    others: scoreOf('model_of_others'),
    number: latest.number,
    date: latest.date,
  }
}

/** Beside every point of attachment to the therapist. No figure: the coefficients at hand have no source that can be cited. */
export const therapistTargetNote =
  'About the therapist the ECR-RS is not validated. Attachment to the therapist goes with the alliance far more closely than general attachment does, and overlaps with it so much that it is no independent signal (found with another questionnaire, the CATS: Mallinckrodt & Jeong 2015). No rule reads it.'
