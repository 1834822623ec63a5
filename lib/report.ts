import { measuresOf } from './change/progress'
import type { Tier } from './flags/rule'
import { ruptureSpanText } from './flags/rupture-text'
import { type Rupture, ruptures } from './flags/ruptures'
import type { History, Measure } from './history'
import { instrumentIn } from './instruments/catalogue'
import type { Domain } from './instruments/instrument'
import { type ProfileLine, profileOf } from './profile'
import { plainLine, plainName } from './report/plain-words'
import type { Settings } from './settings'
import { capitalize } from './text/number-words'
import { type Timeline, timelineModel } from './timeline'

/** For whom a report is: the clinician's file, the client, or supervision without a name. */
export const reportKinds = ['clinician', 'client', 'supervision'] as const
export type ReportKind = (typeof reportKinds)[number]

/** What can be left in or out, in the order of the page. The tension check is for the clinician's eyes. */
export const reportDomains = ['alliance', 'distress', 'emotion-regulation', 'attachment', 'defence'] as const
export type ReportDomain = (typeof reportDomains)[number]

/** On a sheet for the client: what is usually talked over with them. The others can be ticked. */
export const usualDomains: Readonly<Record<ReportKind, readonly ReportDomain[]>> = {
  clinician: reportDomains,
  client: ['alliance', 'distress'],
  supervision: reportDomains,
}

type FlagLine = { tier: Tier; sentence: string; clearsWhen: string; state: string }

export type Report = {
  kind: ReportKind
  sections: ReportSection[]
  /** Open ones; none on the client's sheet. */
  flags: { tier: Tier; sentence: string; clearsWhen: string }[]
  ruptures: string[]
}

export type ReportSection = {
  domain: ReportDomain
  timeline: Timeline
  lines: ProfileLine[]
  /** For the client: each measure in a plain sentence or two. */
  plain: string[]
}

/**
 * What a report says of one episode. The client's sheet has neither flags nor ranges nor cut-offs, and the supervision sheet nothing
 * that was typed as free text: who prints it decides what goes with it.
 */
export function reportOf(
  history: History,
  flags: readonly FlagLine[],
  settings: Settings,
  { kind, domains }: { kind: ReportKind; domains: readonly ReportDomain[] },
): Report {
  const model = timelineModel(history, [], [], settings, 'session')
  const profile = profileOf(history, settings)
  const domainOf = (measure: Measure): Domain => instrumentIn(history.instruments, measure.instrumentId).domain
  const held = domains.filter(domain => measuresOf(history).some(measure => domainOf(measure) === domain))
  const isPlain = kind === 'client'
  const open = flags.filter(({ state }) => state === 'open' || state === 'acknowledged')
  const sections = held.map(domain => {
    const lines = profile.filter(({ measure }) => domainOf(measure) === domain)
    const timeline = { ...model, panels: model.panels.filter(({ measure }) => domainOf(measure) === domain) }
    const section = { domain, lines, plain: [], timeline }
    return { clinician: section, client: inPlainWords(section, history), supervision: undated(section) }[kind]
  })
  return {
    kind,
    sections,
    flags: isPlain ? [] : open.map(({ tier, sentence, clearsWhen }) => ({ tier, sentence, clearsWhen })),
    ruptures: isPlain || !domains.includes('alliance') ? [] : ruptures(history, settings).map(ruptureLine),
  }
}

/** Only what the client answered, and what one would say of it: no range, no cut-off, no mark that judges. */
function inPlainWords(section: ReportSection, { instruments }: History): ReportSection {
  const panels = section.timeline.panels.map(panel => ({
    ...panel,
    title: plainName(panel.measure, instruments),
    points: panel.points.map(point => ({ ...point, changed: null, isBelow: false, range: null })),
    rows: panel.rows.map(row => ({ ...row, range: '', mark: '' })),
    band: [],
    cutoffs: [],
    ruptures: [],
  }))
  const plain = section.lines.map(line => plainLine(line, instruments))
  return { ...section, lines: [], plain, timeline: { ...section.timeline, panels } }
}

/** Session numbers and no days, by which somebody could be recognised. */
function undated(section: ReportSection): ReportSection {
  const { timeline, lines } = section
  const panels = timeline.panels.map(panel => ({
    ...panel,
    rows: [],
    points: panel.points.map(point => ({ ...point, date: '', sessionId: '' })),
  }))
  const ticks = timeline.ticks.map(tick => ({ ...tick, date: '', sessionId: '' }))
  return { ...section, lines: lines.map(line => ({ ...line, date: '' })), timeline: { ...timeline, panels, ticks } }
}

function ruptureLine(rupture: Rupture): string {
  const words = ruptureSpanText(rupture)
  return `${capitalize(words)}: at session ${rupture.from.number} the rating fell below what ${rupture.range.n} earlier ratings made likely.`
}
