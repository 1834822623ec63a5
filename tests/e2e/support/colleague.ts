import { randomUUID } from 'node:crypto'
import { addPerson } from '@/db/people'
import { viewerFor } from './cast'
import { viewer } from './practice'

/** One more clinician of the practice, who has been here; gives who they are. */
export async function newColleague(name: string): Promise<string> {
  const email = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@attune.example`
  const person = { key: randomUUID(), name: `${name} Vale`, email, passwordHash: 'none', roles: ['clinician' as const] }
  const added = await addPerson(await viewer('ines'), person, Date.now())
  if (!added.ok) throw new Error(`${name} was not added`)
  return (await viewerFor(added.personId)).personId
}
