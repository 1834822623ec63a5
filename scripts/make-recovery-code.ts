import { existsSync } from 'node:fs'
import path from 'node:path'
import { closePractice, openPractice } from '../db/open'
import { makeRecoveryCode, recoveryMinutes } from '../db/recovery'
import { whyNot } from '../db/why-not'

const [folder, origin, email] = process.argv.slice(2)
if (!folder || !origin) throw new Error('usage: make-recovery-code.ts <practice folder> <address of Attune> [e-mail]')

try {
  if (!existsSync(path.join(folder, 'attune.db'))) throw new Error(`There is no practice in ${folder}.`)
  openPractice(folder, { asItIs: true })
  process.exitCode = tell(makeRecoveryCode(email ?? null, Date.now()), origin)
} catch (error) {
  console.error(whyNot(error, folder))
  process.exitCode = 1
} finally {
  closePractice()
}

/** Gives back the exit code. */
function tell(made: ReturnType<typeof makeRecoveryCode>, address: string): number {
  if (made.ok) {
    console.log(`The code for ${made.email} is ${made.code}`)
    console.log(
      `Open ${address}/recover within ${recoveryMinutes} minutes, with Attune running, and set a new password.`,
    )
    return 0
  }
  if (made.admins.length === 0) console.error('This practice has not been set up yet: npm start says how.')
  else if (email) console.error(`${email} is no administrator here. Name one of: ${made.admins.join(', ')}`)
  else console.error(`Name one of the administrators: npm run recover -- ${made.admins.join(' | ')}`)
  return 1
}
