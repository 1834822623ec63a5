/*
 * What is said where a page could not be shown: for its own place and for the whole document, which loads nothing else with it.
 */
export const faultTitle = 'This page could not be shown'
export const faultText = 'Something went wrong on our side. Everything that was saved is still there.'
export const faultReference = (reference: string): string =>
  `If it keeps happening, tell whoever looks after Attune: reference ${reference}.`
