import type { Mode, SessionAttendance } from '../../lib/history'
import type { Absence } from '../../lib/instruments/answers'
import type { Random } from './random'

type Level = 'alliance' | 'distress' | 'anxiety' | 'avoidance' | 'dysregulation' | 'mature' | 'neurotic' | 'immature'

/** Where a level begins and where it is heading. */
type Way = readonly [from: number, to: number]

export type Story = {
  ways: { readonly [level in Level]: Way }
  /** How a level goes from begin to end: quickly at first, as most change does, or evenly. */
  pace: 'early' | 'even'
  /** How far an alliance rating strays from its way, in points of its 1–5 scale. */
  scatter: number
  /** How often a session is missed, 0–1. */
  missed: number
  /** How often a session goes wrong between the two and is put right at the next, 0–1. */
  strained: number
  mode: Moment['mode']
  /** What was otherwise at some sessions, counted from the last (0). */
  turns: readonly Turn[]
}

type Turn = Partial<Omit<Moment, Level>> & { [level in Level]?: number } & {
  fromLast: number | readonly [first: number, last: number]
}

/** By how much a client differs from the story they are told in, from first to last. */
export type Leaning = { readonly [level in Level]?: number }

const calm: Check = { tension: 0, spoken: false, resolved: 0 }
/** A little tension now and then belongs to any therapy; it is spoken about and passes. */
const small: Check = { tension: 1, spoken: true, resolved: 3 }

/** Tells a story in so many sessions. The same chance tells it the same way. */
export function told(story: Story, sessions: number, random: Random, leaning: Leaning = {}): Moment[] {
  return Array.from({ length: sessions }, (_, index) => {
    const isLate = index >= sessions - 4
    const usual = moment(story, partOf(story.pace, index, sessions), random, leaning)
    // Nobody misses the first sessions of a story, and the last ones are as it tells them.
    const mayDiffer = index > 3 && !isLate
    const isStrained = random.happens(story.strained) && mayDiffer
    const attendance = random.happens(story.missed) && mayDiffer ? 'missed' : 'attended'
    return turned({ ...usual, ...(isStrained ? strain(usual) : {}), attendance }, story.turns, sessions - 1 - index)
  })
}

function moment({ ways, scatter, mode }: Story, part: number, random: Random, leaning: Leaning): Moment {
  const level = (name: Level) => ways[name][0] + (ways[name][1] - ways[name][0]) * part + (leaning[name] ?? 0)
  const strayed = (name: Level, by: number) => level(name) + (random.next() * 2 - 1) * by
  const alliance = strayed('alliance', scatter * 1.7)
  return {
    alliance,
    distress: strayed('distress', 1.8),
    anxiety: strayed('anxiety', 0.15),
    avoidance: strayed('avoidance', 0.15),
    dysregulation: strayed('dysregulation', 0.12),
    mature: level('mature'),
    neurotic: level('neurotic'),
    immature: level('immature'),
    risk: 0,
    client: random.happens(0.12) ? small : calm,
    clinician: { ...calm, kind: 0 },
    impression: Math.min(5, alliance + 0.2),
    attendance: 'attended',
    mode,
    absent: {},
    declinedItems: {},
    totalsOnly: [],
  }
}

const strain = ({ alliance }: Moment): Partial<Moment> => ({
  alliance: alliance - 1.1,
  impression: alliance - 0.6,
  client: { tension: 2, spoken: true, resolved: 1 },
  clinician: { tension: 2, spoken: true, resolved: 2, kind: 1 },
})

/** How much of the way is behind a client: all of it at the last session, unless there have been only a few. */
function partOf(pace: Story['pace'], index: number, sessions: number): number {
  const done = index / (Math.max(sessions, fewSessions) - 1)
  return pace === 'even' ? done : (1 - Math.exp(-3 * done)) / (1 - Math.exp(-3))
}

const fewSessions = 16

function turned(moment: Moment, turns: readonly Turn[], fromLast: number): Moment {
  let now = moment
  for (const { fromLast: when, ...turn } of turns)
    if (includes(when, fromLast)) now = { ...now, ...turn, attendance: turn.attendance ?? 'attended' }
  return now
}

const includes = (when: Turn['fromLast'], fromLast: number) =>
  typeof when === 'number' ? when === fromLast : fromLast <= when[0] && fromLast >= when[1]

/** Tension 0–4; whether it was spoken about; how far resolved 0–4. */
type Check = { tension: number; spoken: boolean; resolved: number }

/** What the clinician saw: 0 none, 1 withdrawal, 2 confrontation, 3 both. */
type ClinicianCheck = Check & { kind: 0 | 1 | 2 | 3 }

/** What is true of a client on the day of one session; the sheets they fill in follow from it. */
export type Moment = {
  /** Item mean of the working alliance, 1–5. */
  alliance: number
  /** Distress as a CORE-10 total, 0–40. */
  distress: number
  /** Attachment dimensions, 1–7. */
  anxiety: number
  avoidance: number
  /** Item mean of difficulties in emotion regulation, 1–5. */
  dysregulation: number
  /** Defence styles, 1–9. */
  mature: number
  neurotic: number
  immature: number
  /** What is answered to a risk item, 0–4. */
  risk: number
  client: Check
  clinician: ClinicianCheck
  /** The clinician's impression of goals, tasks and bond, 1–5. */
  impression: number
  attendance: SessionAttendance
  mode: Mode
  /** Why measures were not filled in that day, by instrument; `all` for every one. */
  absent: { readonly [instrumentId: string]: Absence }
  /** Items that the client would not answer, by instrument. */
  declinedItems: { readonly [instrumentId: string]: readonly number[] }
  /** Instruments of which only the total was copied from paper. */
  totalsOnly: readonly string[]
}
