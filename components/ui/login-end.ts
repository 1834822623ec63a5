/*
 * A login ends while a page is open, and each form finds out by itself. The page has one place to log in again; these two events tie
 * them together, because that place is far from the forms and belongs to `app`, which components must not import.
 */
const ended = 'attune:login-ended'
const begun = 'attune:login-begun'

/** Something sent found nobody logged in. */
export const tellLoginEnded = () => tell(ended)

/** The same person is logged in again, and what waited can be sent. */
export const tellLoggedInAgain = () => tell(begun)

/** Calls `act` whenever a login is found to have ended; gives back what stops that. */
export const onLoginEnded = (act: () => void) => heard(ended, act)

/** Calls `act` whenever somebody has logged in again; gives back what stops that. */
export const onLoggedInAgain = (act: () => void) => heard(begun, act)

function tell(event: string): void {
  window.dispatchEvent(new Event(event))
}

function heard(event: string, act: () => void): () => void {
  window.addEventListener(event, act)
  return () => window.removeEventListener(event, act)
}
