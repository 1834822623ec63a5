'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { multiLine, rowId, singleLine } from '@/app/fields'
import type { FormState } from '@/app/form'
import { commentOnFlag } from '@/db/flag-comments'
import { acknowledgeFlag, answerLateFlag, dismissFlag, resolveFlag } from '@/db/flags'
import type { Outcome } from '@/db/outcome'
import { judgeRupture } from '@/db/rupture-judgements'
import { ruptureKinds } from '@/lib/flags/rupture-judgement'

const version = z.coerce.number<string>().int().positive()

/** Of each flag about the same event its id and version, as `id.version`. */
const carried = z
  .string()
  .max(2000)
  .optional()
  .transform(sent => (sent ? sent.split(',') : []).map(each => each.split('.')))
  .pipe(z.array(z.tuple([rowId, version]).transform(([flagId, version]) => ({ flagId, version }))).max(20))
const flag = { flagId: rowId, version, carried }
const text = multiLine(2000)
const acknowledging = z.object({ ...flag, note: text.optional().transform(note => note || null) })
const ending = z.object({ ...flag, reason: text.min(1) })

/** Says that the viewer has seen a flag. */
export const acknowledge = formAction(acknowledging, 'workFlags', async (viewer, input, now) =>
  shownAgain(await acknowledgeFlag(viewer, input, now)),
)

/** Ends a flag with what was done about it. */
export const resolve = formAction(ending, 'workFlags', async (viewer, input, now) =>
  shownAgain(await resolveFlag(viewer, input, now)),
)

const late = z.object({
  ...flag,
  seen: z.enum(['yes', 'no', 'unknown']),
  by: singleLine(120).optional(),
  done: text.min(1),
})

/** Says of a risk answer that was recorded late whether it was seen then, by whom, and what was done. */
export const answerLate = formAction(late, 'workFlags', async (viewer, { seen, by, done, ...which }, now) => {
  const reason = `${seenWords[seen]}${seen === 'yes' && by ? ` by ${by}` : ''}. ${done}`
  return shownAgain(await answerLateFlag(viewer, { ...which, reason }, now))
})

const seenWords = { yes: 'Seen then', no: 'Not seen then', unknown: 'Not known whether it was seen then' }

/** Ends a flag that was not helpful, with the reason. */
export const dismiss = formAction(ending, 'workFlags', async (viewer, input, now) =>
  shownAgain(await dismissFlag(viewer, input, now)),
)

/** Says something about a flag to those who read the client along. */
export const comment = formAction(
  z.object({ flagId: rowId, key: rowId, text: text.min(1) }),
  'readClients',
  async (viewer, input, now) => shownAgain(await commentOnFlag(viewer, input, now)),
)

const judgement = z.object({
  sessionId: rowId,
  instrumentId: rowId,
  key: rowId,
  kind: z.enum(ruptureKinds),
  done: text.optional().transform(done => done || null),
})

/** Says what a fall of the ratings was. */
export const judge = formAction(judgement, 'workFlags', async (viewer, input, now) =>
  shownAgain(await judgeRupture(viewer, input, now)),
)

/** Shows the page of the form as it is now, in the same response. */
function shownAgain(outcome: Outcome): FormState {
  if (outcome.ok) refresh()
  return toFormState(outcome)
}
