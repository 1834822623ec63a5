import { refresh } from 'next/cache'
import { notFound } from 'next/navigation'
import type { Outcome } from '@/db/outcome'
import type { FormState } from '../form'

const changedMeanwhile =
  'Somebody else changed this in the meantime, so yours was not saved. Copy what you typed, reload the page to see the change, then try again.'

const theirsBeside =
  'Somebody else changed this in the meantime, so yours was not saved. What is stored now stands at each field that differs; save again to put yours in its place.'

/** An outcome of `db` as a form shows it. After a success the page shows itself anew; what may not be seen is not found. */
export function answer(outcome: Outcome, done: Pick<FormState, 'message'> = {}): FormState {
  if (outcome.ok) {
    refresh()
    return { ok: true, ...done }
  }
  if (outcome.why === 'not-found') return notFound()
  return outcome.why === 'invalid' ? { errors: outcome.errors } : { conflict: true, message: changedMeanwhile }
}

/** As `answer`, for a form that shows what somebody else saved meanwhile beside what was typed, and then goes by that. */
export function answerBesideTheirs(outcome: Outcome): FormState {
  if (outcome.ok || outcome.why !== 'conflict') return answer(outcome)
  refresh()
  return { conflict: true, showsStored: true, message: theirsBeside }
}
