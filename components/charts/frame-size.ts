/** The timeline in units of its view box, which is scaled to the column it stands in. */
export const frame = { width: 720, left: 48, right: 632 } as const
