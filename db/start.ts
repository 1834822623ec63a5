import { plural } from '../lib/text/number-words'
import { keepAnchoring } from './audit-anchoring'
import { databaseUrl } from './database-url'
import { closeToOthers } from './file-modes'
import { whyNot } from './integrity'
import type { OnKeys } from './key-move'
import { oldCopies, oldCopyLines } from './old-copies'
import { closePractice, openPractice, practiceFolder } from './open'
import { timeForLine } from './progress-lines'
import { type Replayed, replayWhatWasFinal } from './replay'
import { beginAfterUpdate } from './rereading'
import { goOnReadingAny, readElsewhere } from './rereading-run'
import { setupCode } from './setup-code'
import { threadReader } from './thread-reader'

/**
 * Opens the practice of this server, brings its flags into step with the rules of this version, and says how to set an empty one
 * up; ends the process with a sentence when it cannot be opened.
 */
export async function startPractice(): Promise<void> {
  // However the server comes to its end: what was saved is in attune.db itself, and not in the log beside it.
  process.once('exit', closePractice)
  try {
    for (const said of closeToOthers(practiceFolder())) console.warn(said)
    await openPractice(practiceFolder(), { onKeys: tellOfKeys() })
    tellOfReplay(await replayWhatWasFinal(Date.now()))
    await keepAnchoring()
    tellOfOldCopies()
    const code = await setupCode()
    if (code) console.log(`To set the practice up, open /setup with the code ${code}`)
  } catch (error) {
    console.error(whyNot(error, practiceFolder()))
    process.exit(1)
  }
  void readAgain()
}

/** Moving the keys of a large practice takes a while, once: every three seconds a line says how far it is. */
function tellOfKeys(): OnKeys {
  const isTime = timeForLine()
  return (moved, total) => {
    if (isTime() || moved === total)
      console.log(`Each client gets a new key, kept outside the database: ${moved} of ${total}`)
  }
}

function tellOfReplay({ clients, points, accounts, logins }: Replayed): void {
  if (clients + points + accounts + logins === 0) return
  console.log(
    `What was restored is from before some things that are final, which were done again: ${plural(clients, 'client')} erased, ${plural(points, 'point')} of own attachments removed, ${plural(accounts, 'account')} closed, ${plural(logins, 'login')} ended.`,
  )
}

/** Until they are removed they are told of at every start: an erasure does not reach them. */
function tellOfOldCopies(): void {
  const copies = databaseUrl() === undefined ? oldCopies(practiceFolder()) : []
  if (copies.length > 0) console.log(oldCopyLines(copies).join('\n'))
}

/** What is left to be read, and every episode where the rules have changed with this version. The server answers meanwhile. */
async function readAgain(): Promise<void> {
  readElsewhere(threadReader())
  try {
    if (await beginAfterUpdate(Date.now()))
      console.log('The rules have changed with this version: every episode is being read again.')
    await goOnReadingAny(Date.now())
  } catch (error) {
    console.error(`The flags could not be updated for this version: ${whyNot(error, practiceFolder())}`)
  }
}
