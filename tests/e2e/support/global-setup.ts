import { closePractice } from '@/db/open'
import { makePractice, type PersonIds } from './cast'
import { OwnServer } from './own-server'
import { emptyPlace, practicePlaces } from './places'

/**
 * The servers, once for the whole run and all at the same time (Playwright would start one after the other), and in the folders that they
 * have open by then the practices and their people. Gives what ends the servers.
 */
export default async function globalSetup() {
  const servers = [emptyPlace(), ...practicePlaces()].map(({ folder, port }) => new OwnServer(folder, Number(port)))
  const stop = async () => {
    await Promise.all(servers.map(server => server.kill()))
  }
  try {
    await Promise.all(servers.map(server => server.start()))
    const people: PersonIds[] = []
    for (const { folder } of practicePlaces()) people.push(await makePractice(folder))
    closePractice()
    process.env.ATTUNE_E2E_PEOPLE = JSON.stringify(people)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
