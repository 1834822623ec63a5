import { whyNot } from './integrity'
import { closePractice, openPractice, practiceFolder } from './open'
import { reevaluateAfterUpgrade } from './reevaluate'
import { setupCode } from './setup-code'

/**
 * Opens the practice of this server, brings its flags into step with the rules of this version, and says how to set an empty one
 * up; ends the process with a sentence when it cannot be opened.
 */
export function startPractice(): void {
  // However the server comes to its end: what was saved is in attune.db itself, and not in the log beside it.
  process.once('exit', closePractice)
  try {
    openPractice(practiceFolder())
    const code = setupCode()
    if (code) console.log(`To set the practice up, open /setup with the code ${code}`)
  } catch (error) {
    console.error(whyNot(error, practiceFolder()))
    process.exit(1)
  }
  readAgain()
}

/** One episode that cannot be read must not keep the practice from all others: it is tried again at the next start. */
function readAgain(): void {
  try {
    if (reevaluateAfterUpgrade(Date.now()) > 0)
      console.log('The rules have changed with this version: every episode was read again.')
  } catch (error) {
    console.error(`The flags could not be updated for this version: ${whyNot(error, practiceFolder())}`)
  }
}
