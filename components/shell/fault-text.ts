/*
 * What is said where a page could not be shown: for its own place and for the whole document, which loads nothing else with it.
 */
export const faultTitle = 'This page could not be shown'
export const faultText = 'Something went wrong. Everything that was saved is still there.'
export const faultReference = (reference: string): string =>
  `If it happens again, mention ${reference} to whoever looks after Attune.`
