import { type Restored, restore } from '../db/restore'
import { whyNot } from '../db/why-not'
import { writtenInstant } from '../lib/dates'

const [folder, file] = process.argv.slice(2)
if (!folder || !file) throw new Error('usage: restore-backup.ts <practice folder> <file to restore>')

try {
  for (const line of told(restore(folder, file, Date.now()))) console.log(line)
} catch (error) {
  console.error(whyNot(error, folder))
  process.exitCode = 1
}

function told({ practice, asOf, kept, loginsEnded }: Restored): string[] {
  const date = asOf === null ? 'the beginning' : writtenInstant(asOf, practice.locale, practice.timeZone)
  return [
    `${practice.name} is restored from ${file}, checked: it is as it was on ${date}.`,
    kept ? `What was there before is kept as ${kept}.` : 'There was no database in its place.',
    `Everyone has to log in again${loginsEnded > 0 ? ` (${loginsEnded} logins were ended)` : ''}, with the password of that day.`,
    'Start Attune with npm start.',
  ]
}
