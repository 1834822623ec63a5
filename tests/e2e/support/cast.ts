import { randomUUID } from 'node:crypto'
import { startLogin, viewerOf } from '@/db/logins'
import { openPractice } from '@/db/open'
import { addPerson } from '@/db/people'
import { createPractice } from '@/db/practices'
import { defaultPlan } from '@/lib/battery'
import type { Role, Viewer } from '@/lib/viewer'

/** Who is in the practice of the browser tests: Ines keeps it, Mara and Tomas see clients, Ruth supervises. */
const cast = ['ines', 'mara', 'tomas', 'ruth'] as const
export type CastMember = (typeof cast)[number]
export type PersonIds = Record<CastMember, string>

/** The practice's own zone: neither the server's nor the browser's. */
export const zone = 'Europe/London'

/** Makes the practice in a folder that a server may have open. Nobody in it has a password: the tests mint their logins. */
export async function makePractice(folder: string): Promise<PersonIds> {
  await openPractice(folder)
  const now = Date.now()
  const person = { name: 'Ines Admin', email: 'ines@attune.example', passwordHash: 'none', roles: ['admin' as const] }
  const practice = { name: 'Linden House', timeZone: zone, locale: 'en-GB', isDemo: false, plan: defaultPlan, person }
  const made = await createPractice(practice, now)
  if (!made.ok) throw new Error('The practice was not made')
  const admin = await viewerFor(made.personId)
  return {
    ines: made.personId,
    mara: await join(admin, 'Mara Lind', ['clinician']),
    tomas: await join(admin, 'Tomas Berg', ['clinician']),
    ruth: await join(admin, 'Ruth Oake', ['supervisor']),
  }
}

/** A login of its own for a person, without the form. */
export async function viewerFor(personId: string): Promise<Viewer> {
  const now = Date.now()
  const loginId = await startLogin(personId, now)
  const viewer = loginId && (await viewerOf(loginId, now))
  if (!viewer) throw new Error('Could not log in')
  return viewer
}

async function join(admin: Viewer, name: string, roles: Role[]): Promise<string> {
  const [first = ''] = name.toLowerCase().split(' ')
  const person = { key: randomUUID(), name, email: `${first}@attune.example`, passwordHash: 'none', roles }
  const added = await addPerson(admin, person, Date.now())
  if (!added.ok) throw new Error(`${name} was not added`)
  // A care team takes nobody who was never here.
  return (await viewerFor(added.personId)).personId
}
