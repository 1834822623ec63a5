import { refresh } from 'next/cache'
import { notFound } from 'next/navigation'
import type { Outcome } from '@/db/outcome'
import type { FormState } from '../form'

const changedMeanwhile =
  'Somebody else changed this in the meantime, so yours was not saved. Copy what you typed, reload the page to see the change, then try again.'

/** An outcome of `db` as a form shows it. After a success the page shows itself anew; what may not be seen is not found. */
export function answer(outcome: Outcome, done: Pick<FormState, 'message'> = {}): FormState {
  if (outcome.ok) {
    refresh()
    return { ok: true, ...done }
  }
  if (outcome.why === 'not-found') return notFound()
  return outcome.why === 'invalid' ? { errors: outcome.errors } : { conflict: true, message: changedMeanwhile }
}
