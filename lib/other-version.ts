/*
 * A server whose practice another one has brought to a newer version meanwhile: how its errors are known, and what is said of it.
 */

export const otherVersionCode = 'ATTUNE_OTHER_VERSION'

const beingUpdated = 'Attune is being brought to a newer version.'

/** Beside a form. */
export const otherVersionOfForm = `${beingUpdated} Nothing typed here is lost; please try again in a few minutes.`

/** In place of a page. */
export const otherVersionOfPage = `${beingUpdated} Everything that was saved is still there; please try again in a few minutes.`

/** In the log, to whoever looks after Attune. */
export const otherVersionOfServer =
  'The practice was brought to another version of Attune meanwhile. Stop this server and bring it to that version.'
