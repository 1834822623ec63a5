import { z } from 'zod'

/** So many entries are read. */
export const entries = 100_000
/** And so often. */
export const readings = 3

/** How long each reading took, and what it used of the processors in our process, in ms; `wrong`: what was not found as it was written. */
export const auditSchema = z.object({ ms: z.array(z.number()), cpuMs: z.array(z.number()), wrong: z.array(z.string()) })
export type AuditRead = z.output<typeof auditSchema>
