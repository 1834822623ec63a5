import { z } from 'zod'
import { dueAt, notablyDue, type PlanEntry } from '../lib/battery'
import { summarise, summarySchema } from '../lib/client-summary'
import type { History } from '../lib/history'
import { respondents, targets } from '../lib/instruments/answers'
import { instrumentIn } from '../lib/instruments/catalogue'
import { type Pause, pauseOn } from '../lib/pause'
import type { Settings } from '../lib/settings'
import { planOf } from './client-plan'
import type { Sql } from './open'
import { summaries } from './schema'

/** A measure that is due, with its short title. What is paused is sorted out by the day on which it is said. */
const dueSchema = z.object({
  instrumentId: z.string(),
  respondent: z.enum(respondents),
  target: z.enum(targets).nullable(),
  short: z.string(),
})
type DueMeasure = z.output<typeof dueSchema>

/** The measures due at a client's next session, in the practice's order. */
export const dueMeasures = (plan: readonly PlanEntry[], of: History) => named(dueAt(plan, of, null), of)

/** As `dueMeasures`, of those that a list of clients should name. */
const notablyDueMeasures = (plan: readonly PlanEntry[], of: History) => named(notablyDue(plan, of), of)

/** Short titles of what is due and not paused on a day, each once. */
export const dueTitles = (due: readonly DueMeasure[], pauses: readonly Pause[], day: string): string[] => [
  ...new Set(due.filter(each => pauseOn(pauses, each, day) === null).map(each => each.short)),
]

const named = (due: readonly PlanEntry[], { instruments }: History): DueMeasure[] =>
  due.map(({ instrumentId, respondent, target }) => ({
    instrumentId,
    respondent,
    target,
    short: instrumentIn(instruments, instrumentId).abbreviation,
  }))

/** What is kept of a client for the caseload: the summary of the episode, and what its next session should not forget. */
const storedSchema = z.object({ summary: summarySchema, due: z.array(dueSchema) })

/** A stored line of the caseload; null where it is damaged: then it is worked out again from the sessions. */
export const readSummary = (stored: unknown) => storedSchema.safeParse(stored).data ?? null

type Episode = { practiceId: string; clientId: string; episodeId: string }

export type ClientLine = Awaited<ReturnType<typeof clientLine>>

/** A client's line of the caseload, from their latest episode as it was read. */
export const clientLine = async (tx: Sql, { practiceId, clientId }: Episode, read: History, settings: Settings) => ({
  summary: summarise(read, settings),
  due: notablyDueMeasures(await planOf(tx, practiceId, clientId), read),
})

/** Keeps a client's line of the caseload. */
export async function keepSummary(
  tx: Sql,
  { practiceId, clientId, episodeId }: Episode,
  summary: ClientLine,
): Promise<void> {
  const row = { practiceId, clientId, episodeId, summary }
  await tx.insert(summaries).values(row).onConflictDoUpdate({ target: summaries.clientId, set: row })
}
