import { refresh } from 'next/cache'
import { notFound } from 'next/navigation'
import type { StepUpOutcome } from '@/db/outcome'
import type { StepUpMeans } from '@/lib/form-state'
import type { FormState } from '../form'
import { askStepUp, confirmIdentity } from './actions'
import { loginEnded } from './login-ended'

const changedMeanwhile =
  'This was changed in the meantime, so yours was not saved. Copy what you typed, reload the page to see the change, then try again.'

const theirsBeside =
  'This was changed in the meantime, so yours was not saved. What is stored now is shown beside each field that differs; save again to put yours in its place.'

/** An outcome of `db` as a form shows it. After a success the page shows itself anew; what may not be seen is not found. */
export function toFormState(outcome: StepUpOutcome, done: Pick<FormState, 'message'> = {}): FormState {
  if (outcome.ok) {
    refresh()
    return { ok: true, ...done }
  }
  if (outcome.why === 'not-found') return notFound()
  if (outcome.why === 'signed-out') return loginEnded
  if (outcome.why === 'step-up') return { stepUp: { ...meansOf(outcome), confirm: confirmIdentity, ask: askStepUp } }
  if (outcome.why === 'conflict') return { conflict: true, message: changedMeanwhile }
  const { errors, offers } = outcome
  return { errors, ...(offers && { offers }) }
}

const meansOf = ({ by, account, hasApp, hasPasskey }: StepUpMeans): StepUpMeans => ({
  by,
  account,
  hasApp,
  hasPasskey,
})

/** As `toFormState`, for a form that has no field to show a refusal beside. */
export function toFormStateInOneMessage(outcome: StepUpOutcome, done: Pick<FormState, 'message'> = {}): FormState {
  if (outcome.ok || outcome.why !== 'invalid') return toFormState(outcome, done)
  return { message: Object.values(outcome.errors).flat().join(' ') }
}

/** As `toFormState`, for a form that shows what somebody else saved meanwhile beside what was typed, and then replaces that. */
export function toFormStateWithStored(outcome: StepUpOutcome): FormState {
  if (outcome.ok || outcome.why !== 'conflict') return toFormState(outcome)
  refresh()
  return { conflict: true, showsStored: true, message: theirsBeside }
}
