import { closePractice } from '@/db/open'
import { makePractice, type PersonIds } from './cast'
import { practicePlaces } from './places'

/** The practices and their people, once for the whole run; the folders are those that the servers have open already. */
export default async function globalSetup() {
  const people: PersonIds[] = []
  for (const { folder } of practicePlaces()) people.push(await makePractice(folder))
  closePractice()
  process.env.ATTUNE_E2E_PEOPLE = JSON.stringify(people)
}
