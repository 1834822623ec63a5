import { type MapPoint, mapPoint, midpoint, regionsAround } from './attachment'

/*
 * Attachment is mentioned only as context, in words as modest as the effects are small. It raises no flag, and no alarm from a style
 * or from how two people match is supported.
 */

type Point = Pick<MapPoint, 'anxiety' | 'avoidance'>

/**
 * Lines for the profile. Notsu, Blansfield, Spina & Levy (2024), k = 33 each: avoidance r = −.13, anxiety r = −.09 with alliance.
 * From where on a mean (1–7) is called high is a setting of the practice.
 */
export function attachmentContext({ anxiety, avoidance }: Point, high: number): string[] {
  const line = (what: string, r: string) =>
    `High ${what} (from ${high}, a setting) tends to go with slightly lower alliance ratings (r = ${r}, Notsu 2024). Context, not a flag.`
  return [
    ...(avoidance >= high ? [line('avoidance', '−.13')] : []),
    ...(anxiety >= high ? [line('anxiety', '−.09')] : []),
  ]
}

export type Reflection = { text: string; grade: string; citations: readonly string[]; weakness: string }

/**
 * A prompt for the clinician alone, whose own point it is, where both points are away from the secure region and its borders; else null. Marmarosh et
 * al. (2014), 46 pairs: neither one's attachment went with early alliance by itself; it was higher where the more anxious of the one
 * met the less anxious of the other.
 */
export function dyadContext(own: Point, client: Point): Reflection | null {
  if (!isAway(own) || !isAway(client)) return null
  const [mine, theirs] = [mapPoint(own.anxiety, own.avoidance), mapPoint(client.anxiety, client.avoidance)]
  const both = own.anxiety > midpoint && client.anxiety > midpoint ? ` ${bothAnxious}` : ''
  return {
    text: `Your own point and this client’s both lie away from the secure region (yours: ${mine.label}; the client’s: ${theirs.label}). Where might your ways of being close meet, and where might they miss each other?${both}`,
    grade: 'C',
    citations: ['Marmarosh et al. 2014 (46 pairs)', 'Degnan et al. 2016'],
    weakness:
      'The studies are few and differ; no effect of a match is established. A prompt for reflection or your own supervision, and nothing to act on by itself.',
  }
}

const isAway = ({ anxiety, avoidance }: Point) => !regionsAround(anxiety, avoidance).includes('secure')

const bothAnxious =
  'In one study of 46 pairs, clients rated the early alliance higher where only one of the two was the more anxious.'
