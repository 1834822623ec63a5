import type { History } from './history'
import type { Target } from './instruments/answers'

export const regions = ['secure', 'preoccupied', 'dismissing', 'fearful'] as const
export type Region = (typeof regions)[number]

/** The midpoint of the 1–7 scales. Splitting there is a convention, not a finding. */
export const midpoint = 4
/** How close to a border a point is called near to it; our setting. */
const nearBorder = 0.5

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

const isNear = (value: number) => Math.abs(value - midpoint) <= nearBorder

function labelOf(region: Region, neighbours: readonly Region[]): string {
  if (neighbours.length === 0) return region
  if (neighbours.length === 1) return `near the border of ${region} and ${neighbours[0]}`
  return `near the middle, on the ${region} side`
}

export type AttachmentPath = {
  instrumentId: string
  target: Target | null
  points: (MapPoint & { sessionId: string; number: number; date: string })[]
}

/** Instruments whose anxiety and avoidance run from 1 to 7, as the map needs. */
export const onMap: readonly string[] = ['ecr-rs', 'ecr-r', 'ecr-s']

/** The paths of a client across their episodes; only points of the same instrument and target are joined. */
export function attachmentPaths(histories: readonly History[]): AttachmentPath[] {
  const paths = new Map<string, AttachmentPath>()
  for (const point of histories.flatMap(pointsOf)) {
    const name = `${point.instrumentId}:${point.target ?? ''}`
    const path = paths.get(name) ?? { instrumentId: point.instrumentId, target: point.target, points: [] }
    paths.set(name, { ...path, points: [...path.points, point.at] })
  }
  return [...paths.values()]
}

function pointsOf(history: History) {
  return history.sessions.flatMap(session =>
    session.assessments.flatMap(({ instrumentId, target, draft, respondent, scores }) => {
      const { anxiety, avoidance } = scores
      const isPoint = onMap.includes(instrumentId) && !draft && respondent === 'client'
      if (!isPoint || anxiety == null || avoidance == null) return []
      const about = { sessionId: session.id, number: session.number, date: session.date }
      return [{ instrumentId, target, at: { ...mapPoint(anxiety, avoidance), ...about } }]
    }),
  )
}
