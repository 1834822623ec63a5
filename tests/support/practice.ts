import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { startLogin, viewerOf } from '@/db/logins'
import { openPractice } from '@/db/open'
import { addPerson } from '@/db/people'
import { createPractice } from '@/db/practices'
import { logins } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { defaultPlan } from '@/lib/battery'
import type { Role, Viewer } from '@/lib/viewer'
import { migratedFolder, removePractice } from './folder'

/** Monday 5 January 2026, 09:00 UTC: when the practice of the tests was set up. */
export const monday = Date.UTC(2026, 0, 5, 9)
export const day = 24 * 60 * 60 * 1000

/** A time that no test comes to. */
const never = Date.UTC(2100, 0, 1)

/** A practice with its cast: Ines keeps it, Mara and Tomas see clients, Ruth supervises. */
export async function freshPractice() {
  const folder = await migratedFolder()
  await openPractice(folder, { fast: true })
  const owner = { name: 'Ines Admin', email: 'ines@attune.example', passwordHash: 'x', roles: ['admin' as const] }
  const practice = {
    name: 'Test Practice',
    timeZone: 'Europe/London',
    locale: 'en-GB',
    isDemo: false,
    plan: defaultPlan,
  }
  const made = await createPractice({ ...practice, person: owner }, monday)
  if (!made.ok) throw new Error('The practice was not made')
  const ines = await loginAs(made.personId)
  const [mara, tomas, ruth] = [
    await join(ines, 'Mara', ['clinician']),
    await join(ines, 'Tomas', ['clinician']),
    await join(ines, 'Ruth', ['supervisor']),
  ]
  return { folder, ines, mara, tomas, ruth, remove: () => removePractice(folder) }
}

/** Logs a person in, without the form. They are not asked again who they are, whatever the time of what they do. */
export async function loginAs(personId: string, now = monday): Promise<Viewer> {
  const loginId = await startLogin(personId, now)
  if (loginId) await writeUnattended(tx => tx.update(logins).set({ steppedUpAt: never }).where(eq(logins.id, loginId)))
  const viewer = loginId && (await viewerOf(loginId, now))
  if (!viewer) throw new Error('Could not log in')
  return viewer
}

async function join(ines: Viewer, name: string, roles: Role[]): Promise<Viewer> {
  const person = { key: randomUUID(), name, email: `${name}@attune.example`, passwordHash: 'x', roles }
  const added = await addPerson(ines, person, monday)
  if (!added.ok) throw new Error(`${name} was not added`)
  return loginAs(added.personId)
}
