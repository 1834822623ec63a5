import { scale } from './assumptions'
import { tailProbabilities } from './detectors'

type Named = { id: string | number; ratings: number[] }

/** Tail probabilities of each series of a file, or what is wrong with it. */
export type Judged = { judged: { id: string | number; probabilities: (number | null)[] }[] } | { complaints: string[] }

export function judgeFile(text: string): Judged {
  const series = parsed(text)
  if (series instanceof Error) return { complaints: [`The file is not valid JSON: ${series.message}`] }
  if (!Array.isArray(series))
    return { complaints: ['The file should be a list of series: [{"id": …, "ratings": […]}].'] }
  const given: unknown[] = series
  const read = given.map((one, index) => readSeries(one, index + 1))
  const complaints = read.flatMap(one => ('complaints' in one ? one.complaints : []))
  if (complaints.length > 0) return { complaints }
  const named = read.flatMap(one => ('id' in one ? [one] : []))
  return { judged: named.map(({ id, ratings }) => ({ id, probabilities: tailProbabilities(ratings) })) }
}

/** What a JSON text holds; the error where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return error
  }
}

function readSeries(one: unknown, n: number): Named | { complaints: string[] } {
  const object = typeof one === 'object' && one !== null ? one : {}
  const id = 'id' in object ? object.id : undefined
  const ratings = 'ratings' in object ? object.ratings : undefined
  if (typeof id !== 'string' && typeof id !== 'number') return { complaints: [`Series ${n} has no id.`] }
  const name = `Series ${n} (${JSON.stringify(id)})`
  if (!Array.isArray(ratings)) return { complaints: [`${name} has no list of ratings.`] }
  const given: unknown[] = ratings
  const complaints = given.flatMap((rating, index) =>
    isRating(rating) ? [] : [`${name}, ${refusal(rating, index + 1)}`],
  )
  return complaints.length > 0 ? { complaints } : { id, ratings: given.filter(isRating) }
}

const isRating = (rating: unknown): rating is number =>
  typeof rating === 'number' && rating >= scale.min && rating <= scale.max

const refusal = (rating: unknown, n: number) =>
  `rating ${n}: ratings run from ${scale.min} to ${scale.max}, and ${JSON.stringify(rating).slice(0, 40)} is not one of them.`
