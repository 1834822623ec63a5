import { z } from 'zod'
import type { History } from '../../history'
import { type Respondent, respondents } from '../../instruments/answers'
import type { Settings } from '../../settings'
import { counted } from '../numbers'
import { defineRule, type Finding } from '../rule'

const evidence = z.object({
  respondent: z.enum(respondents),
  tension: z.int(),
  resolved: z.int(),
  number: z.int(),
  /** Checks with unresolved tension since the first of them. */
  checks: z.int(),
})

/** Client or clinician reports tension that was hardly resolved. */
export const tensionUnresolved = defineRule({
  id: 'tension-unresolved',
  version: 1,
  title: 'Tension left unresolved',
  grade: 'B',
  citations: ['Muran et al. 2009 (N = 128)'],
  weakness: 'One study of direct questions on tension; the check is our own prompt, and where it flags is a setting.',
  evidence,
  evaluate: (history, settings) => respondents.flatMap(respondent => ofRespondent(history, respondent, settings)),
  explain: ({ respondent, tension, resolved, number, checks }) => ({
    sentence: `The ${respondent} reported tension of ${tension} of 4 at session ${number}, resolved ${resolved} of 4.`,
    detail: `Asked directly, not inferred: ${counted(checks, 'tension check')} since it was first reported unresolved.`,
    clearsWhen: 'Clears at a later check by the same person with tension 0–1, or resolved at 3 or more.',
  }),
})

type Found = Omit<Finding<z.output<typeof evidence>>, 'rule' | 'ruleVersion'>
type Check = { sessionId: string; date: string; number: number; tension: number; resolved: number | null }

function ofRespondent(history: History, respondent: Respondent, { tension: limits }: Settings): Found[] {
  const found: Found[] = []
  for (const check of checksOf(history, respondent)) {
    const open = found.findLast(each => each.clearedBy === null)
    const isTense = check.tension >= limits.tense && check.resolved !== null && check.resolved <= limits.unresolved
    const isCalm = check.tension <= limits.calm || (check.resolved ?? 0) >= limits.resolved
    if (open && isCalm) open.clearedBy = check.sessionId
    else if (isTense) {
      if (open) found[found.indexOf(open)] = finding(respondent, check, open)
      else found.push(finding(respondent, check))
    }
  }
  return found
}

function finding(respondent: Respondent, check: Check, earlier?: Found): Found {
  const { sessionId, date, number, tension, resolved } = check
  const checks = (earlier?.evidence.checks ?? 0) + 1
  return {
    key: earlier?.key ?? `${respondent}:${sessionId}`,
    tier: 'review',
    sessionId,
    date,
    clearedBy: null,
    evidence: { respondent, tension, resolved: resolved ?? 0, number, checks },
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
