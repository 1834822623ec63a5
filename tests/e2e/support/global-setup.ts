import { closePractice } from '@/db/open'
import { makePractice } from './cast'

/** The practice and its people, once for the whole run; the folder is one that the server has open already. */
export default async function globalSetup() {
  const folder = process.env.ATTUNE_E2E_PRACTICE
  if (!folder) throw new Error('ATTUNE_E2E_PRACTICE names no folder')
  process.env.ATTUNE_E2E_PEOPLE = JSON.stringify(await makePractice(folder))
  closePractice()
}
