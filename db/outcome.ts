import type { StepUpMeans } from '../lib/form-state'

/** Expected ways for an act to be refused. What may not be seen is not found; bugs are thrown instead. */
export type Refusal =
  | { ok: false; why: 'not-found' }
  | { ok: false; why: 'conflict' }
  | { ok: false; why: 'signed-out' }
  | { ok: false; why: 'invalid'; errors: Record<string, string[]>; offers?: Record<string, string> }

/** The act asks for somebody who has shown a moment ago that it is them: what they show it by, and the account that it belongs to. */
export type StepUpRefusal = { ok: false; why: 'step-up' } & StepUpMeans

export type Outcome<T = object> = ({ ok: true } & T) | Refusal

/** Of an act by `writeSteppedUp()`. */
export type StepUpOutcome<T = object> = Outcome<T> | StepUpRefusal

export const notFound: Refusal = { ok: false, why: 'not-found' }

/** Somebody changed the record since the viewer read it. */
export const conflict: Refusal = { ok: false, why: 'conflict' }

/** The viewer's login was ended, or their account closed, while the act was on its way. */
export const signedOut: Refusal = { ok: false, why: 'signed-out' }

/** Input that its schema let through and the record does not: a sentence beside each field, and where there is one, a value that would do. */
export function invalid(errors: Record<string, string[]>, offers?: Record<string, string>): Refusal {
  return { ok: false, why: 'invalid', errors, ...(offers && { offers }) }
}

/** A void session is left as it is until that is undone. */
export const sessionIsVoid = invalid({ sessionId: ['This session is void. Bring it back first.'] })
