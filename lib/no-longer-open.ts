/* What was asked for was read, and is not given, because the right to it ended meanwhile: how that error is known, and what is said of it. */

export const noLongerOpenCode = 'ATTUNE_NO_LONGER_OPEN'

/** In place of a page, and beside a form. */
export const noLongerOpen =
  'This is no longer open to you: your login has ended, or what you may see was changed just now. Please load the page again.'
