/** Stands in the place of a text that is encrypted and can no longer be read. */
export const unreadable = '(cannot be read)'
