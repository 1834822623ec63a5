import type { FormState } from '../form'

/** The login ended before what was sent was kept: it can be sent again once they have logged in again. */
export const loginEnded: FormState = {
  signedOut: true,
  message: 'Your login has ended. What you typed is still here: log in again, then send it again.',
}
