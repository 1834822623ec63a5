import { eq } from 'drizzle-orm'
import { rulesetVersion } from '../lib/flags/ruleset-version'
import { db } from './open'
import { rereadPractice } from './reread'
import { practices } from './schema'
import { write } from './write'

/**
 * Reads every episode again when the software that read them last had other rules, another range or other instruments: a stored
 * flag would go on quoting a range that is no longer the one drawn. Gives how many practices were read; does nothing when the
 * versions are the same.
 */
export function readAgainAfterUpdate(now: number): number {
  const all = db().select({ id: practices.id, readBy: practices.readBy }).from(practices).all()
  const before = all.filter(practice => practice.readBy !== rulesetVersion)
  for (const { id } of before)
    write(tx => {
      rereadPractice(tx, id, now)
      tx.update(practices).set({ readBy: rulesetVersion }).where(eq(practices.id, id)).run()
    })
  return before.length
}
