import { z } from 'zod'
import type { History } from '../../history'
import { type Respondent, respondents } from '../../instruments/answers'
import { defaultSettings, type Settings } from '../../settings'
import { plural } from '../../text/number-words'
import { atNumber, defineRule, type Found, storedNumber } from '../rule'

const evidence = z.object({
  respondent: z.enum(respondents),
  tension: z.int(),
  resolved: z.int(),
  number: storedNumber,
  /** Checks with unresolved tension since the first of them. */
  checks: z.int(),
  /** The settings it was read by; those it shipped with, for a flag from before they were kept. */
  limits: z
    .object({ tense: z.int(), unresolved: z.int(), calm: z.int(), resolved: z.int() })
    .default(defaultSettings.tension),
})
type Evidence = z.output<typeof evidence>

/** Client or clinician reports tension that was hardly resolved. */
export const tensionUnresolved = defineRule({
  id: 'tension-unresolved',
  version: 1,
  title: 'Tension left unresolved',
  grade: 'B',
  citations: ['Muran et al. 2009 (N = 128)'],
  weakness: 'One study of direct questions on tension; the check is our own prompt, and where it flags is a setting.',
  criteria: ({ tension }) => ({
    raised: `The client’s or the clinician’s tension check has tension of ${tension.tense} or more, resolved ${upTo(tension.unresolved)}.`,
    tier: 'Review.',
    cleared: `A later check by the same person with tension ${upTo(tension.calm)}, or resolved at ${tension.resolved} or more.`,
  }),
  evidence,
  evaluate: (history, settings) => respondents.flatMap(respondent => ofRespondent(history, respondent, settings)),
  explain: ({ respondent, tension, resolved, number, checks, limits }) => ({
    sentence: `The ${respondent} reported tension of ${tension} of 4 ${atNumber(number)}, resolved ${resolved} of 4.`,
    short: `Tension ${tension} of 4, resolved ${resolved} of 4`,
    detail: `Asked directly, not inferred: ${plural(checks, 'tension check')} since it was first reported unresolved. Flagged from tension ${limits.tense} on, resolved ${upTo(limits.unresolved)}; both are settings.`,
    clearsWhen: `Clears at a later check by the same person with tension ${upTo(limits.calm)}, or resolved at ${limits.resolved} or more.`,
  }),
})

/** "0–1", or "0". */
const upTo = (limit: number): string => (limit === 0 ? '0' : `0–${limit}`)

type Check = { sessionId: string; date: string; number: number | null; tension: number; resolved: number | null }

function ofRespondent(history: History, respondent: Respondent, { tension: limits }: Settings): Found<Evidence>[] {
  const found: Found<Evidence>[] = []
  for (const check of checksOf(history, respondent)) {
    const open = found.findLast(each => each.clearedBy === null)
    const isTense = check.tension >= limits.tense && check.resolved !== null && check.resolved <= limits.unresolved
    const isCalm = check.tension <= limits.calm || (check.resolved ?? 0) >= limits.resolved
    if (open && isCalm) open.clearedBy = check.sessionId
    else if (isTense) {
      if (open) found[found.indexOf(open)] = finding(respondent, check, limits, open)
      else found.push(finding(respondent, check, limits))
    }
  }
  return found
}

function finding(
  respondent: Respondent,
  check: Check,
  limits: Settings['tension'],
  earlier?: Found<Evidence>,
): Found<Evidence> {
  const { sessionId, date, tension, resolved } = check
  const checks = (earlier?.evidence.checks ?? 0) + 1
  return {
    key: earlier?.key ?? `${respondent}:${sessionId}`,
    tier: 'review',
    sessionId,
    date,
    clearedBy: null,
    evidence: { respondent, tension, resolved: resolved ?? 0, number: check.number, checks, limits },
  }
}

function checksOf(history: History, respondent: Respondent): Check[] {
  return history.sessions.flatMap(({ id, date, number, assessments }) => {
    const check = assessments.find(
      each => each.instrumentId === 'tension-check' && each.respondent === respondent && !each.draft,
    )
    const [tension, resolved] = [check?.answers[1], check?.answers[3]]
    if (typeof tension !== 'number') return []
    return [{ sessionId: id, date, number, tension, resolved: typeof resolved === 'number' ? resolved : null }]
  })
}
