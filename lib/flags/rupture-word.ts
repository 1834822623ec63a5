/** What the clinician says a possible rupture was. Only this word makes it a rupture, or not one. */
export const ruptureKinds = ['withdrawal', 'confrontation', 'both', 'not-a-rupture'] as const
export type RuptureKind = (typeof ruptureKinds)[number]

/** A clinician's word on the drop at one session, as the rules and charts read it; what was done is text and stays outside. */
export type RuptureWord = { sessionId: string; instrumentId: string; kind: RuptureKind; at: number }
