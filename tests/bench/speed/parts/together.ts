import { z } from 'zod'

/** How many clinicians work at once, how many clients each of them has, and how many sessions each records while it counts. */
export const clinicians = 8
export const clientsOfEach = 8
export const sessionsOfEach = 40
/** So many before it counts: what is asked for the first time takes longer. */
export const warmUps = 8

/**
 * What came of it: how many acts were carried out, in how many ms, with how much of the processors in our process; how many were thrown; and
 * what is not as it should be at the end.
 */
export const togetherSchema = z.object({
  acts: z.int(),
  ms: z.number(),
  cpuMs: z.number(),
  thrown: z.int(),
  wrong: z.array(z.string()),
})
export type Together = z.output<typeof togetherSchema>
