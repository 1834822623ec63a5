const minute = 60_000

/** A login lives for 15 minutes after it was last used and 12 hours in all, in ms. */
export const loginLifetime = { idle: 15 * minute, whole: 12 * 60 * minute }
