import { z } from 'zod'
import { openPractice } from '@/db/open'
import { addDays, todayIn } from '@/lib/dates'
import type { Viewer } from '@/lib/viewer'
import { type CastMember, viewerFor, zone } from './cast'
import { ownIndex, ownPlace } from './places'

/*
 * The practice that this worker's server has open, opened here as well: what a test needs to begin with is made by the same functions that
 * the screens call, and what it leaves is read from the same database.
 */
const peopleSchema = z.array(z.object({ ines: z.string(), mara: z.string(), tomas: z.string(), ruth: z.string() }))

export function personId(who: CastMember): string {
  const people = peopleSchema.parse(JSON.parse(process.env.ATTUNE_E2E_PEOPLE ?? ''))[ownIndex()]
  if (!people) throw new Error('This worker has no practice')
  return people[who]
}

/** A member of the cast as a viewer with a login of their own. */
export async function viewer(who: CastMember): Promise<Viewer> {
  await openHere(ownPlace().folder)
  return viewerFor(personId(who))
}

/** Opens a practice in this process, unless it is the one that is open. */
export async function openHere(folder: string): Promise<void> {
  if (globalThis.openedPractice?.folder !== folder) await openPractice(folder)
}

/** The calendar date so many days from today, as the practice counts days. */
export const dayFromToday = (days: number): string => addDays(todayIn(zone, Date.now()), days)
