import type { History } from './history'
import type { Target } from './instruments/answers'
import { formatFixed } from './text/score'

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
  const label = labelOf(region, neighbours, hasSide(anxiety, avoidance))
  return { anxiety, avoidance, region, near: neighbours.length > 0, label }
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
export const regionsAround = (anxiety: number, avoidance: number): Region[] =>
  regionsWithin(nearBorder, anxiety, avoidance)

/** Whether the point lies on one side of each border, however close: 4 itself is on none. */
export const hasSide = (anxiety: number, avoidance: number): boolean =>
  regionsWithin(0, anxiety, avoidance).length === 1

function regionsWithin(distance: number, anxiety: number, avoidance: number): Region[] {
  const sides = (value: number) => (Math.abs(value - midpoint) <= distance ? [false, true] : [value >= midpoint])
  return sides(anxiety).flatMap(isAnxious => sides(avoidance).map(isAvoidant => regionOf(isAnxious, isAvoidant)))
}

/** Whether a mean (1–7) is too close to the midpoint for its side to be named. */
export const isNear = (value: number): boolean => Math.abs(value - midpoint) <= nearBorder

function labelOf(region: Region, neighbours: readonly Region[], isOnSide: boolean): string {
  if (neighbours.length === 0) return region
  if (neighbours.length === 1) return `near the border of ${region} and ${neighbours[0]}`
  return isOnSide ? `near the middle, on the ${region} side` : 'near the middle'
}

/** The place of a point in two parts, "near the middle" and "on the fearful side", and in a few words for a list: "fearful", "near middle". */
export function placeWords(
  anxiety: number,
  avoidance: number,
): { place: string; side: string; brief: [string, string] } {
  const { region } = mapPoint(anxiety, avoidance)
  const [other, ...more] = regionsAround(anxiety, avoidance).filter(each => each !== region)
  const isOnSide = hasSide(anxiety, avoidance)
  if (!other) return { place: region, side: 'away from the borders', brief: [region, ''] }
  if (more.length > 0)
    return isOnSide
      ? { place: 'near the middle', side: `on the ${region} side`, brief: [region, 'near middle'] }
      : { place: 'near the middle', side: 'on no side of it', brief: ['near middle', ''] }
  return isOnSide
    ? { place: region, side: `near the border of ${other}`, brief: [region, 'near border'] }
    : { place: 'on the border', side: `of ${region} and ${other}`, brief: ['on border', ''] }
}

/** Where the sides of the map are read: its borders, and how near to them is too near. */
const edges = [midpoint - nearBorder, midpoint, midpoint + nearBorder]

/** A mean (1–7) with as many decimals as it takes to see on which side of an edge it lies. */
export function formatMean(value: number): string {
  const isApart = (decimals: number) =>
    edges.every(edge => value === edge || formatFixed(value, decimals) !== formatFixed(edge, decimals))
  return formatFixed(value, [1, 2].find(isApart) ?? 3)
}

export type AttachmentPath = {
  instrumentId: string
  target: Target | null
  /** `at` counts the sessions of all episodes, so that points of several are in order. */
  points: (MapPoint & { sessionId: string; number: number | null; date: string; at: number })[]
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

/** A sheet of which one dimension alone could be scored: no point, and yet something that was said. */
export type HalfPoint = Pick<AttachmentPath, 'instrumentId' | 'target'> &
  Pick<AttachmentPath['points'][number], 'sessionId' | 'number' | 'at'> & {
    scored: 'anxiety' | 'avoidance'
    value: number
  }

/** The halves of a client across their episodes, in order. */
export const halfPoints = (histories: readonly History[]): HalfPoint[] =>
  histories
    .flatMap(sheetsOnMap)
    .flatMap(({ instrumentId, target, anxiety, avoidance, at: { sessionId, number, at } }) => {
      const scored = avoidance === null ? 'anxiety' : 'avoidance'
      const value = anxiety ?? avoidance
      const isHalf = value !== null && (anxiety === null || avoidance === null)
      return isHalf ? [{ instrumentId, target, sessionId, number, at, scored, value }] : []
    })

function pointsOf(history: History, episode: number, all: readonly History[]) {
  return sheetsOnMap(history, episode, all).flatMap(({ instrumentId, target, anxiety, avoidance, at }) =>
    anxiety === null || avoidance === null
      ? []
      : [{ instrumentId, target, point: { ...mapPoint(anxiety, avoidance), ...at } }],
  )
}

/** What clients filled in of the instruments on the map. */
function sheetsOnMap({ sessions }: History, episode: number, all: readonly History[]) {
  const before = all.slice(0, episode).reduce((count, earlier) => count + earlier.sessions.length, 0)
  return sessions.flatMap(({ id: sessionId, number, date, assessments }, index) =>
    assessments
      .filter(
        ({ instrumentId, draft, respondent }) => onMap.includes(instrumentId) && !draft && respondent === 'client',
      )
      .map(({ instrumentId, target, scores: { anxiety = null, avoidance = null } }) => ({
        instrumentId,
        target,
        anxiety,
        avoidance,
        at: { sessionId, number, date, at: before + index },
      })),
  )
}
