import { z } from 'zod'
import { dueAt, notablyDue, type PlanEntry } from '../lib/battery'
import type { History } from '../lib/history'
import { respondents, targets } from '../lib/instruments/answers'
import { instrumentIn } from '../lib/instruments/catalogue'
import { type Pause, pauseOn } from '../lib/pause'

/** A measure that is due, with its short title. What is paused is sorted out by the day on which it is said. */
export const dueSchema = z.object({
  instrumentId: z.string(),
  respondent: z.enum(respondents),
  target: z.enum(targets).nullable(),
  short: z.string(),
})
export type DueMeasure = z.output<typeof dueSchema>

/** The measures due at a client's next session, in the practice's order. */
export const dueMeasures = (plan: readonly PlanEntry[], of: History) => named(dueAt(plan, of, null), of)

/** As `dueMeasures`, of those that a list of clients should name. */
export const notablyDueMeasures = (plan: readonly PlanEntry[], of: History) => named(notablyDue(plan, of), of)

/** Short titles of what is due and not paused on a day, each once. */
export const dueTitles = (due: readonly DueMeasure[], pauses: readonly Pause[], day: string): string[] => [
  ...new Set(due.filter(each => pauseOn(pauses, each, day) === null).map(each => each.short)),
]

const named = (due: readonly PlanEntry[], { instruments }: History): DueMeasure[] =>
  due.map(({ instrumentId, respondent, target }) => ({
    instrumentId,
    respondent,
    target,
    short: instrumentIn(instruments, instrumentId).short,
  }))
