'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { act } from '@/app/auth/act'
import { answer } from '@/app/auth/answer'
import type { FormState } from '@/app/form'
import { idGiven } from '@/app/id-given'
import { linesTyped, lineTyped } from '@/app/typed-text'
import { commentOnFlag } from '@/db/flag-comments'
import { acknowledgeFlag, answerLateFlag, dismissFlag, resolveFlag } from '@/db/flags'
import type { Outcome } from '@/db/outcome'
import { judgeRupture } from '@/db/rupture-judgements'
import { ruptureKinds } from '@/lib/flags/rupture-judgement'

const flag = { flagId: idGiven, version: z.coerce.number<string>().int().positive() }
const words = linesTyped(2000)
const acknowledging = z.object({ ...flag, note: words.optional().transform(note => note || null) })
const ending = z.object({ ...flag, reason: words.min(1) })

/** Says that the viewer has seen a flag. */
export const acknowledge = act(acknowledging, 'workFlags', async (viewer, input, now) =>
  shownAgain(await acknowledgeFlag(viewer, input, now)),
)

/** Ends a flag with what was done about it. */
export const resolve = act(ending, 'workFlags', async (viewer, input, now) =>
  shownAgain(await resolveFlag(viewer, input, now)),
)

const late = z.object({
  ...flag,
  seen: z.enum(['yes', 'no', 'unknown']),
  by: lineTyped(120).optional(),
  done: words.min(1),
})

/** Says of a risk answer that was recorded late whether it was seen then, by whom, and what was done. */
export const answerLate = act(late, 'workFlags', async (viewer, { seen, by, done, ...which }, now) => {
  const reason = `${seenWords[seen]}${seen === 'yes' && by ? ` by ${by}` : ''}. ${done}`
  return shownAgain(await answerLateFlag(viewer, { ...which, reason }, now))
})

const seenWords = { yes: 'Seen then', no: 'Not seen then', unknown: 'Not known whether it was seen then' }

/** Ends a flag that was not helpful, with the reason. */
export const dismiss = act(ending, 'workFlags', async (viewer, input, now) =>
  shownAgain(await dismissFlag(viewer, input, now)),
)

/** Says something about a flag to those who read the client along. */
export const comment = act(
  z.object({ flagId: idGiven, key: idGiven, text: words.min(1) }),
  'readClients',
  async (viewer, input, now) => shownAgain(await commentOnFlag(viewer, input, now)),
)

const word = z.object({
  sessionId: idGiven,
  instrumentId: idGiven,
  key: idGiven,
  kind: z.enum(ruptureKinds),
  done: words.optional().transform(done => done || null),
})

/** Says what a fall of the ratings was. */
export const say = act(word, 'workFlags', async (viewer, input, now) =>
  shownAgain(await judgeRupture(viewer, input, now)),
)

/** The page the form stands on is shown as it now is, in the same answer. */
function shownAgain(outcome: Outcome): FormState {
  if (outcome.ok) refresh()
  return answer(outcome)
}
