import { openPractice, practiceFolder } from './open'
import { setupCode } from './setup-code'

/** Opens the practice of this server and says how to set an empty one up; ends the process with a sentence when it cannot. */
export function startPractice(): void {
  try {
    openPractice(practiceFolder())
    const code = setupCode()
    if (code) console.log(`To set the practice up, open /setup with the code ${code}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
