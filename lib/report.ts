import { type AttachmentPath, attachmentPaths, type HalfPoint, halfPoints, stylePoint } from './attachment'
import { besideMap } from './attachment-beside'
import { type AttachmentReading, type ModelScores, modelScores, newerHalf, readingOf } from './attachment-models'
import { measuresOf } from './change/progress'
import type { Tier } from './flags/rule'
import { ruptureSpanText } from './flags/rupture-text'
import { type Rupture, ruptures } from './flags/ruptures'
import type { Goal } from './goals'
import { atOccasion, type History, type Measure } from './history'
import { instrumentIn } from './instruments/catalogue'
import type { Domain } from './instruments/instrument'
import { type ProfileLine, profileOf } from './profile'
import { plainLine, plainName } from './report/plain-words'
import type { Settings } from './settings'
import { capitalize } from './text/number-words'
import { type Timeline, timelineModel } from './timeline'
import { type GoalSaid, goalsSaid } from './timeline/goal-panel'
import type { TwoVoices, VoiceLine } from './two-voices'

/** For whom a report is: the clinician's file, the client, or supervision without a name. */
export const reportKinds = ['clinician', 'client', 'supervision'] as const
export type ReportKind = (typeof reportKinds)[number]

/** What can be left in or out, in the order of the page. The tension check is for the clinician's eyes. */
export const reportDomains = ['alliance', 'distress', 'emotion-regulation', 'attachment', 'defence', 'goals'] as const
export type ReportDomain = (typeof reportDomains)[number]

/**
 * On a sheet for the client: what is usually talked over with them. On a supervision sheet no goals: their words are the client's own, and may
 * name somebody. The others can be ticked.
 */
export const usualDomains: Readonly<Record<ReportKind, readonly ReportDomain[]>> = {
  clinician: reportDomains,
  client: ['alliance', 'distress', 'goals'],
  supervision: reportDomains.filter(domain => domain !== 'goals'),
}

type FlagLine = { tier: Tier; sentence: string; clearsWhen: string; state: string }
type PinLine = { id: string; happenedOn: string; text: string }

/** A flag of a report. What people wrote of it stays with the clinician's report alone. */
type ReportFlag<Flag> = { tier: Tier; sentence: string; clearsWhen: string; told: Flag | null }

export type Report<Flag = FlagLine> = {
  kind: ReportKind
  sections: ReportSection[]
  /** Open ones; none on the client's sheet. */
  flags: ReportFlag<Flag>[]
  /** Those that have ended, with what was done; in the clinician's report alone. */
  ended: ReportFlag<Flag>[]
  ruptures: string[]
  /** What was pinned to days; in the clinician's report alone. */
  events: PinLine[]
}

export type ReportSection = {
  domain: ReportDomain
  timeline: Timeline
  lines: ProfileLine[]
  /** For the client: each measure in a plain sentence or two. */
  plain: string[]
  /** Where the client is on the map, and what that says; with attachment, and never on the client's sheet. */
  attachment: ReportAttachment | null
  /** What the client works towards, where that is what it is about. */
  goals: GoalSaid[]
}

export type ReportAttachment = {
  paths: AttachmentPath[]
  reading: AttachmentReading | null
  /** What was said of one dimension alone after that. */
  half: HalfPoint | null
  scores: ModelScores | null
}

type ReportOn<Flag> = {
  flags: readonly Flag[]
  pins: readonly PinLine[]
  settings: Settings
  goals?: readonly Goal[]
}

/**
 * What a report says of one episode. The client's sheet has neither flags nor ranges nor cut-offs, and the supervision sheet nothing
 * that was typed as free text: who prints it decides what goes with it.
 */
export function reportOf<Flag extends FlagLine>(
  given: History,
  { flags, pins, settings, goals = [] }: ReportOn<Flag>,
  { kind, domains }: { kind: ReportKind; domains: readonly ReportDomain[] },
): Report<Flag> {
  const events = kind === 'clinician' ? [...pins] : []
  const history = kind === 'supervision' ? withoutDaysBetween(given) : given
  const model = timelineModel(history, [], events, settings, 'session', domains.includes('goals') ? goals : [])
  const profile = profileOf(history, settings)
  const domainOf = (measure: Measure): Domain => instrumentIn(history.instruments, measure.instrumentId).domain
  const isHeld = (domain: ReportDomain) =>
    (domain === 'goals' && goals.length > 0) ||
    measuresOf(history).some(measure => domainOf(measure) === domain) ||
    (domain === 'alliance' && kind !== 'client' && model.voices !== null)
  const isPlain = kind === 'client'
  const isOpen = ({ state }: Flag) => state === 'open' || state === 'acknowledged'
  const told = (flag: Flag): ReportFlag<Flag> => {
    const { tier, sentence, clearsWhen } = flag
    return { tier, sentence, clearsWhen, told: kind === 'clinician' ? flag : null }
  }
  const sections = domains.filter(isHeld).map((domain, index) => {
    const section: ReportSection = {
      domain,
      lines: profile.filter(({ measure }) => domainOf(measure) === domain),
      plain: [],
      timeline: {
        ...model,
        panels: model.panels.filter(({ about }) => about === domain),
        // Once is enough.
        pins: index === 0 ? model.pins : [],
        voices: domain === 'alliance' ? model.voices : null,
        goals: domain === 'goals' ? model.goals : [],
      },
      goals: domain === 'goals' ? goalsSaid(history, goals, isPlain) : [],
      attachment: domain === 'attachment' ? attachmentOf(history) : null,
    }
    return { clinician: section, client: inPlainWords(section, history), supervision: undated(section) }[kind]
  })
  return {
    kind,
    sections,
    flags: isPlain ? [] : flags.filter(isOpen).map(told),
    ended: kind === 'clinician' ? flags.filter(flag => !isOpen(flag) && flag.state !== 'withdrawn').map(told) : [],
    ruptures: isPlain || !domains.includes('alliance') ? [] : ruptures(history, settings).map(ruptureLine),
    events,
  }
}

const attachmentOf = (history: History) =>
  attachmentRead(attachmentPaths([history]), halfPoints([history]), modelScores(besideMap([history])))

function attachmentRead(
  paths: AttachmentPath[],
  halves: readonly HalfPoint[],
  scores: ModelScores | null,
): ReportAttachment {
  const style = stylePoint(paths)
  return { paths, reading: style && readingOf(style), half: newerHalf(style, halves), scores }
}

/** Only what the client answered, and what one would say of it: no range, no cut-off, no mark that judges. */
function inPlainWords(section: ReportSection, { instruments }: History): ReportSection {
  const panels = section.timeline.panels.map(panel => ({
    ...panel,
    title: plainName(panel.measure, instruments),
    points: panel.points.map(point => ({ ...point, changed: null, isBelow: false, range: null })),
    note: '',
    // Said in a sentence instead.
    direction: '',
    rows: panel.rows.map(({ filledIn: _, ...row }) => ({ ...row, range: '', mark: '' })),
    band: [],
    cutoffs: [],
    ruptures: [],
  }))
  const plain = section.lines.map(line => plainLine(line, instruments))
  const goals = section.timeline.goals.map(goal => ({ ...goal, note: '' }))
  const timeline = { ...section.timeline, panels, goals, voices: null }
  return { ...section, lines: [], plain, timeline, attachment: null }
}

/** What was answered between sessions has a day instead of a number: where days may not be shown, it has neither. */
const withoutDaysBetween = (history: History): History => ({
  ...history,
  sessions: history.sessions.map(session => (session.number === null ? { ...session, date: '' } : session)),
})

/** Session numbers and no days, by which somebody could be recognised. */
function undated({ timeline, lines, attachment, ...section }: ReportSection): ReportSection {
  const panels = timeline.panels.map(panel => ({ ...panel, rows: [], points: panel.points.map(nameless) }))
  const goals = timeline.goals.map(goal => ({ ...goal, rows: [], points: goal.points.map(nameless) }))
  return {
    ...section,
    lines: lines.map(line => ({ ...line, date: '' })),
    timeline: {
      ...timeline,
      panels,
      goals,
      ticks: timeline.ticks.map(nameless),
      voices: timeline.voices && undatedVoices(timeline.voices),
    },
    attachment:
      attachment &&
      attachmentRead(
        attachment.paths.map(path => ({ ...path, points: path.points.map(nameless) })),
        attachment.half ? [{ ...attachment.half, sessionId: '' }] : [],
        attachment.scores && { ...attachment.scores, date: '' },
      ),
  }
}

const nameless = <Of extends { date: string; sessionId: string }>(of: Of): Of => ({ ...of, date: '', sessionId: '' })

function undatedVoices({ clientForms, sides, tension, rows }: TwoVoices): TwoVoices {
  const unnamed = <Of extends { sessionId: string }>(each: Of): Of => ({ ...each, sessionId: '' })
  const line = ({ points, runs }: VoiceLine): VoiceLine => ({ points: points.map(unnamed), runs })
  return {
    clientForms,
    sides: sides.map(({ side, client, clinician }) => ({
      side,
      client: client.map(of => ({ ...of, ...line(of) })),
      clinician: line(clinician),
    })),
    tension: { client: tension.client.map(unnamed), clinician: tension.clinician.map(unnamed) },
    rows: rows.map(row => ({ ...row, date: '' })),
  }
}

function ruptureLine(rupture: Rupture): string {
  const words = ruptureSpanText(rupture)
  return `${capitalize(words)}: ${atOccasion(rupture.from)} the rating fell below what ${rupture.range.n} earlier ratings made likely.`
}
