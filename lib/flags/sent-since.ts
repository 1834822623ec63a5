import { z } from 'zod'

/** What a client sent by themselves, as evidence keeps it under `sent`: what they answered, and when it came in. */
export const sentByClient = z.object({ answer: z.number(), at: z.int() })

const holdsSent = z.object({ sent: sentByClient })

const sentAt = (evidence: unknown): number | null => holdsSent.safeParse(evidence).data?.sent.at ?? null

/**
 * Whether evidence holds what a client sent by themselves, and `before`, for which a person ended the flag, does not: what was said then was said
 * without it. Null is an ending from before its evidence was kept; it holds as it did.
 */
export const isSentSince = (evidence: unknown, before: unknown): boolean =>
  before !== null && sentAt(evidence) !== null && sentAt(evidence) !== sentAt(before)

/** Why a flag is open again that somebody had resolved. */
export const sentSinceText = 'Open again: the client sent this themselves after what was done had been recorded.'
