/*
 * What is said where a page could not be shown: for its own place and for the whole document, which loads nothing else with it. The server
 * may give a sentence in place of the reference to an error: then that is said.
 */
export const faultTitle = 'This page could not be shown'

const isSentence = (reference = '') => reference.includes(' ')

export const faultText = (reference: string | undefined) =>
  isSentence(reference) ? reference : 'Something went wrong on our side. Everything that was saved is still there.'

/** How to name it to whoever can help. */
export const faultReference = (reference: string | undefined) =>
  reference &&
  !isSentence(reference) &&
  `If it keeps happening, tell whoever looks after Attune: reference ${reference}.`
