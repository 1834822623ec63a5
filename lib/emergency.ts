/** For so long a clinician reads a client who is not theirs in an emergency. */
export const emergencyMinutes = 60

/** So many codes that no client has can be tried in a day, by one person. */
export const mostWrongCodes = 5
