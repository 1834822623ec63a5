import { databaseUrl } from '../db/database-url'
import { whyNot } from '../db/integrity'
import { changeClientKeys, changePracticeKey } from '../db/key-rotation'
import { closePractice, loadServer, openPractice } from '../db/open'
import { plural } from '../lib/text/number-words'
import { countDone } from './progress'

/* What `npm run rotate-keys` does: rotate-act.ts <practice | clients> <practice folder> */

const [which, folder] = process.argv.slice(2)
if (!folder || (which !== 'practice' && which !== 'clients'))
  throw new Error('usage: rotate-act.ts <practice | clients> <folder>')

try {
  await refuseServers()
  if (which === 'practice') await changePractice(folder)
  else await changeClients(folder)
} catch (error) {
  console.error(whyNot(error, folder))
  process.exitCode = 1
}

/** A server that runs has the key before in mind, and would go on wrapping new ones by it. */
async function refuseServers(): Promise<void> {
  const url = databaseUrl()
  if (url === undefined) return
  const { connectionsOfOthers } = await loadServer()
  const others = await connectionsOfOthers(url)
  if (others > 0)
    throw new Error(`Attune is running on this database (${plural(others, 'connection')}): stop all its servers first.`)
}

async function changePractice(practice: string): Promise<void> {
  const { keys, damaged } = await changePracticeKey(practice, Date.now(), countDone('Wrapping keys'))
  console.log(`The practice key was changed. The new one wraps ${plural(keys, 'key')} of clients and own attachments.`)
  if (damaged > 0) console.log(`${plural(damaged, 'key')} could be opened by neither and was left as it is.`)
  console.log(
    'The copy of the keys still has the one before: make a new one now, with npm run backup -- --keys FOLDER.',
  )
}

async function changeClients(practice: string): Promise<void> {
  await openPractice(practice)
  try {
    const count = await changeClientKeys(practice, Date.now(), countDone('Changing keys'))
    console.log(`Changed: ${plural(count, 'key')} of clients and own attachments. Those before are destroyed.`)
    console.log(
      'In backups from before, no name and no note can be read any more. Make one now: npm run backup -- --keys FOLDER.',
    )
  } finally {
    closePractice()
  }
}
