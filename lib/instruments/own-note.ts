/** Stands beside the name of every measure that a practice has added for itself. */
export const ownNote = 'practice’s own, not validated'
