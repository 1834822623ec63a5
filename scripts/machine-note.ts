import { auditMachine } from '../db/audit'
import { closePractice, openPractice } from '../db/open'
import { writeUnattended } from '../db/write-unattended'
import type { AuditAct } from '../lib/audit-acts'

/**
 * Notes in the audit of a practice what a command has done to it. What cannot be noted (a folder that may only be read, a practice of an
 * older version) is said, and done all the same.
 */
export async function noteOnMachine(folder: string, act: AuditAct, count: number): Promise<void> {
  try {
    await openPractice(folder, { asItIs: true, moving: true })
    await writeUnattended(tx => auditMachine(tx, { act, count, now: Date.now() }))
  } catch (error) {
    console.log(`It could not be noted in the audit: ${error instanceof Error ? error.message : 'unknown'}`)
  } finally {
    closePractice()
  }
}
