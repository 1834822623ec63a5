import { z } from 'zod'
import { openPractice } from '@/db/open'
import { addDays, todayIn } from '@/lib/dates'
import type { Viewer } from '@/lib/viewer'
import { type CastMember, viewerFor, zone } from './cast'

/*
 * The practice that the server has open, opened here as well: what a test needs to begin with is made by the same functions that
 * the screens call, and what it leaves is read from the same database.
 */
const peopleSchema = z.object({ ines: z.string(), mara: z.string(), tomas: z.string(), ruth: z.string() })

export const personId = (who: CastMember): string =>
  peopleSchema.parse(JSON.parse(process.env.ATTUNE_E2E_PEOPLE ?? ''))[who]

/** A member of the cast as a viewer with a login of their own. */
export async function viewer(who: CastMember): Promise<Viewer> {
  openHere(process.env.ATTUNE_E2E_PRACTICE ?? '')
  return viewerFor(personId(who))
}

/** Opens a practice in this process, unless it is the one that is open. */
export function openHere(folder: string): void {
  if (globalThis.openedPractice?.folder !== folder) openPractice(folder)
}

/** The calendar date so many days from today, as the practice counts days. */
export const dayFromToday = (days: number): string => addDays(todayIn(zone, Date.now()), days)
