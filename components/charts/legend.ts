import { type AttachmentPath, formatMean } from '@/lib/attachment'
import { therapistTargetNote } from '@/lib/attachment-models'
import { beyondError } from '@/lib/change/reliable-change'
import { respondents } from '@/lib/instruments/answers'
import type { Timeline } from '@/lib/timeline'
import { isSeries } from '@/lib/timeline/panel'
import { clientFormNames, isHeard } from '@/lib/two-voices'
import { pathName } from './attachment-table'

/** What the columns of tension checks mean; it is beside their title. */
export const tensionMarks =
  'column: how strong, 0–4; filled: how far resolved; dash: none; w withdrawal, c confrontation'

/** Under every attachment map: where each of several ways ends, what is to be known of one about the therapist, and the borders. */
export function mapLegend(paths: readonly AttachmentPath[]): string[] {
  return [
    ...(paths.length > 1 ? paths.map(pathSentence) : []),
    ...(paths.some(({ target }) => target === 'therapist') ? [therapistTargetNote] : []),
    'The border at 4 is a convention; the shaded part is too near it to call.',
  ]
}

/** Where the latest point of a path lies: "ECR-RS, general: fearful (anxiety 5.2, avoidance 4.9)." */
export function pathSentence(path: AttachmentPath): string {
  const latest = path.points.at(-1)
  if (!latest) return ''
  const { anxiety, avoidance, label } = latest
  return `${pathName(path)}: ${label} (anxiety ${formatMean(anxiety)}, avoidance ${formatMean(avoidance)}).`
}

type Told = Pick<Timeline, 'panels' | 'ticks' | 'flags' | 'voices' | 'goals'>

/** What the marks of a drawing mean, of those that are in it. */
export function legendOf({ panels: all, ticks, flags, voices, goals }: Told, clinician = 'you'): string {
  const panels = all.filter(isSeries)
  const points = panels.flatMap(panel => panel.points)
  const sentences = [
    panels.some(({ band }) => band.length > 0) && 'Band: the client’s own expected range.',
    points.some(({ isBelow }) => isBelow) && 'Diamond on the line: below it.',
    panels.some(({ cutoffs }) => cutoffs.length > 0) && 'Dashed: cut-off.',
    points.some(({ changed }) => changed) && `Filled: changed since the start, ${beyondError}.`,
    panels.some(({ ruptures }) => ruptures.length > 0) && 'Bracket and tint: possible rupture.',
    flags.length > 0 && 'Flags: triangle for safety, diamond for review, dot for note; hollow ones have ended.',
    ticks.some(({ isMissed }) => isMissed) && '× session missed or cancelled.',
    panels.some(({ rows }) => rows.some(({ value }) => value === '')) && 'A due measure that is missing leaves a gap.',
    panels.some(({ runs }) => runs.dotted.length > 0) && 'Dotted lines span sessions where it was not due.',
    voices &&
      voices.rows.length > 1 &&
      respondents.every(who => isHeard(voices, who)) &&
      `Two voices: the client has filled dots and an unbroken line${voices.clientForms.length > 1 ? ` (${clientFormNames['wai-sr']}) and open triangles and a dashed line (${clientFormNames['client-impression']})` : ''}, ${clinician === 'you' ? 'you have' : 'the clinician has'} open squares and a dotted line. A difference is something to wonder about, not a score.`,
    goals.some(isSeries) && 'Goals: each is read by itself; dotted over sessions where it was not asked.',
  ]
  return sentences.filter(Boolean).join(' ')
}

/** The same for the client. */
export function plainLegendOf({ panels: measured, ticks, goals }: Pick<Told, 'panels' | 'ticks' | 'goals'>): string {
  const panels = [...measured, ...goals]
  // Between two runs there is a gap, or a dotted line over sessions where nothing was due.
  const hasGaps = panels.some(({ runs }) => runs.joined.length - 1 > runs.dotted.length)
  const hasMissed = ticks.some(({ isMissed }) => isMissed)
  return [
    'Each dot is one session.',
    hasGaps && 'A gap in the line means that it was not filled in.',
    hasMissed && 'A cross is a session that did not take place.',
  ]
    .filter(Boolean)
    .join(' ')
}
