import { measuresOf } from './change/progress'
import type { Tier } from './flags/rule'
import { ruptures } from './flags/ruptures'
import type { Goal } from './goals'
import type { History } from './history'
import type { Settings } from './settings'
import {
  type Axis,
  type DayTick,
  extentOf,
  monthTicks,
  placeOfDay,
  positionOn,
  type SessionTick,
  sessionTicks,
} from './timeline/axis'
import { type GoalPanel, goalPanels } from './timeline/goal-panel'
import { type Panel, panelOf } from './timeline/panel'
import { type TwoVoices, twoVoices } from './two-voices'

type FlagOn = { id: string; sessionId: string; tier: Tier; sentence: string; state: string }
type PinOn = { id: string; happenedOn: string; text: string }

export type FlagMark = {
  id: string
  x: number
  number: number | null
  date: string
  tier: Tier
  sentence: string
  isOpen: boolean
}
type PinMark = { id: string; x: number; happenedOn: string; text: string }

/** One episode as small multiples over one axis: everything a drawing needs but its size. */
export type Timeline = {
  axis: Axis
  /** The first and last place on the axis, in its unit: session numbers, or days since the first session. */
  extent: [number, number]
  ticks: SessionTick[]
  months: DayTick[]
  panels: Panel[]
  /** Task, goal and bond in both voices, and tension; null where nothing of it was recorded or it is not shown. */
  voices: TwoVoices | null
  /** What the client works towards, a small line each, under its own words. */
  goals: GoalPanel[]
  flags: FlagMark[]
  pins: PinMark[]
}

/** Lays an episode out: one panel per measure that was scored, in the order of the catalogue. Withdrawn flags leave no mark. */
export function timelineModel(
  history: History,
  flags: readonly FlagOn[],
  pins: readonly PinOn[],
  settings: Settings,
  axis: Axis,
  goals: readonly Goal[] = [],
): Timeline {
  const found = ruptures(history, settings)
  return {
    axis,
    extent: extentOf(history, axis),
    ticks: sessionTicks(history, axis),
    months: axis === 'date' ? monthTicks(history) : [],
    panels: measuresOf(history).flatMap(measure => panelOf(history, measure, found, settings, axis) ?? []),
    voices: twoVoices(history, axis),
    goals: goalPanels(history, goals, axis),
    flags: flags.flatMap(flag => markOf(history, flag, axis)),
    pins: pins.map(({ id, happenedOn, text }) => ({ id, happenedOn, text, x: placeOfDay(history, axis, happenedOn) })),
  }
}

/** Both voices by themselves, over the last sessions of an episode; null where there is nothing of them. */
export function voicesTimeline(history: History, last: number): Timeline | null {
  const shown = { ...history, sessions: history.sessions.slice(-last) }
  const voices = twoVoices(history, 'session', shown.sessions)
  if (!voices) return null
  const [extent, ticks] = [extentOf(shown, 'session'), sessionTicks(shown, 'session')]
  return { axis: 'session', extent, ticks, months: [], panels: [], voices, goals: [], flags: [], pins: [] }
}

function markOf(history: History, { id, sessionId, tier, sentence, state }: FlagOn, axis: Axis): FlagMark[] {
  const session = history.sessions.find(one => one.id === sessionId)
  if (!session || state === 'withdrawn') return []
  const isOpen = state === 'open' || state === 'acknowledged'
  return [
    { id, x: positionOn(history, axis)(session), number: session.number, date: session.date, tier, sentence, isOpen },
  ]
}
