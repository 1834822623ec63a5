/** Where a clinician's screen is given back, that was in the client's hands. */
export const giveBackPath = '/give-back'
