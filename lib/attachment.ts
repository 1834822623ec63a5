import type { History } from './history'
import type { Target } from './instruments/answers'

export const regions = ['secure', 'preoccupied', 'dismissing', 'fearful'] as const
export type Region = (typeof regions)[number]

/** The midpoint of the 1–7 scales. Splitting there is a convention, not a finding. */
export const midpoint = 4
/** How close to a border a point is called near to it; our setting. */
export const nearBorder = 0.5

export type MapPoint = { anxiety: number; avoidance: number; region: Region; label: string; near: boolean }

/** Where a point (both 1–7) lies on the map, in words; near a border both neighbours are named. */
export function mapPoint(anxiety: number, avoidance: number): MapPoint {
  const region = regionOf(anxiety >= midpoint, avoidance >= midpoint)
  const neighbours = neighboursOf(anxiety, avoidance).filter(each => each !== region)
  return { anxiety, avoidance, region, near: neighbours.length > 0, label: labelOf(region, neighbours) }
}

const regionOf = (isAnxious: boolean, isAvoidant: boolean): Region =>
  isAnxious ? (isAvoidant ? 'fearful' : 'preoccupied') : isAvoidant ? 'dismissing' : 'secure'

/** The regions that the point would lie in if it moved by up to `nearBorder` along one axis. */
function neighboursOf(anxiety: number, avoidance: number): Region[] {
  const isAnxious = anxiety >= midpoint
  const isAvoidant = avoidance >= midpoint
  const across = isNear(anxiety) ? [regionOf(!isAnxious, isAvoidant)] : []
  const up = isNear(avoidance) ? [regionOf(isAnxious, !isAvoidant)] : []
  return [...across, ...up]
}

/** Every region that the point may as well lie in, given how close it is to the borders. */
export function regionsAround(anxiety: number, avoidance: number): Region[] {
  const sides = (value: number) => (isNear(value) ? [false, true] : [value >= midpoint])
  return sides(anxiety).flatMap(isAnxious => sides(avoidance).map(isAvoidant => regionOf(isAnxious, isAvoidant)))
}

/** Whether a mean (1–7) is too close to the midpoint for its side to be named. */
export const isNear = (value: number): boolean => Math.abs(value - midpoint) <= nearBorder

function labelOf(region: Region, neighbours: readonly Region[]): string {
  if (neighbours.length === 0) return region
  if (neighbours.length === 1) return `near the border of ${region} and ${neighbours[0]}`
  return `near the middle, on the ${region} side`
}

/** The place of a point in two short parts: "near the middle", "on the fearful side"; "dismissing", "away from the borders". */
export function placeWords(anxiety: number, avoidance: number): { place: string; side: string } {
  const around = regionsAround(anxiety, avoidance)
  const { region } = mapPoint(anxiety, avoidance)
  const others = around.filter(each => each !== region)
  if (others.length > 1) return { place: 'near the middle', side: `on the ${region} side` }
  return { place: region, side: others[0] ? `near the border of ${others[0]}` : 'away from the borders' }
}

export type AttachmentPath = {
  instrumentId: string
  target: Target | null
  /** `at` counts the sessions of all episodes, so that points of several are in order. */
  points: (MapPoint & { sessionId: string; number: number; date: string; at: number })[]
}

/** A path with its latest point. */
export type PathEnd = { path: AttachmentPath; point: AttachmentPath['points'][number] }

/**
 * The point by which a client's style is named: the latest one of attachment in general, or where there is none of one relationship.
 * Never of attachment to the therapist, which is close to the alliance itself and whose questions were not validated for it.
 */
export function stylePoint(paths: readonly AttachmentPath[]): PathEnd | null {
  const isGeneral = ({ target }: AttachmentPath) => target === null || target === 'general'
  const own = paths.filter(({ target }) => target !== 'therapist')
  const general = own.filter(isGeneral)
  return latestOf(general.length > 0 ? general : own)
}

/** The newest point of some paths; of several at one session, that of the path named first. */
function latestOf(paths: readonly AttachmentPath[]): PathEnd | null {
  const ends = paths.flatMap(path => path.points.slice(-1).map(point => ({ path, point })))
  return ends.toSorted((a, b) => b.point.at - a.point.at)[0] ?? null
}

/** Instruments whose anxiety and avoidance run from 1 to 7, as the map needs. */
export const onMap: readonly string[] = ['ecr-rs', 'ecr-r', 'ecr-s']

/** The paths of a client across their episodes; only points of the same instrument and target are joined. */
export function attachmentPaths(histories: readonly History[]): AttachmentPath[] {
  const paths = new Map<string, AttachmentPath>()
  for (const { instrumentId, target, point } of histories.flatMap(pointsOf)) {
    const name = `${instrumentId}:${target ?? ''}`
    const path = paths.get(name) ?? { instrumentId, target, points: [] }
    paths.set(name, { ...path, points: [...path.points, point] })
  }
  return [...paths.values()]
}

function pointsOf({ sessions }: History, episode: number, all: readonly History[]) {
  const before = all.slice(0, episode).reduce((count, earlier) => count + earlier.sessions.length, 0)
  return sessions.flatMap((session, index) =>
    session.assessments.flatMap(({ instrumentId, target, draft, respondent, scores }) => {
      const { anxiety, avoidance } = scores
      const isPoint = onMap.includes(instrumentId) && !draft && respondent === 'client'
      if (!isPoint || anxiety == null || avoidance == null) return []
      const about = { sessionId: session.id, number: session.number, date: session.date, at: before + index }
      return [{ instrumentId, target, point: { ...mapPoint(anxiety, avoidance), ...about } }]
    }),
  )
}
