/** What is said of an open safety flag when an episode is ended: what was done; null where it is known and stays open. */
export type SafetyAnswer = { flagId: string; version: number; done: string | null }

/** The field in which a form asks what was done about a flag. */
export const safetyField = (flagId: string) => `done.${flagId}`
