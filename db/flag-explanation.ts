import { z } from 'zod'
import { type Explanation, type Rule, unreadableExplanation } from '../lib/flags/rule'
import type { Instrument } from '../lib/instruments/instrument'
import type { flags } from './schema'
import { noteUnreadable } from './unreadable'

type Flag = Pick<typeof flags.$inferSelect, 'id' | 'evidence'>

/** What a rule says of a flag by what raised it; where that is damaged, that it cannot be read. */
export function explanationOf(
  rule: Rule,
  { id, evidence }: Flag,
  instruments: readonly Instrument[],
  session?: number | null,
): Explanation {
  try {
    return rule.explain(evidence, instruments, session)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    noteUnreadable('flags.evidence', id)
    return unreadableExplanation
  }
}
