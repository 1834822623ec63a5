import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { hashPassword } from '../app/auth/password'
import { answerToken } from '../db/answer-link'
import { waitingCode } from '../db/demo/answer-acts'
import { cast } from '../db/demo/cast'
import { makeDemo } from '../db/demo/make'
import { admin, demoPassword, emailOf, staff } from '../db/demo/people'
import { closePractice, openPractice } from '../db/open'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('usage: make-demo.ts <empty folder>')

await openPractice(folder, { fast: true })
const asked = await makeDemo({
  seed: 'elm-street',
  now: Date.now(),
  passwordHash: await hashPassword(demoPassword),
})
const waiting = cast.find(({ code }) => code === waitingCode)
const link = `/answer/${answerToken(asked.get(waitingCode) ?? '')}`
closePractice()

/** What `npm run demo` shows under its address. */
const logins = [...staff, admin].map(
  person => `  ${person.name.padEnd(18)}  ${person.roles.join(', ').padEnd(10)}  ${emailOf(person)}`,
)
const intro = 'A fictional practice; no one in it is a real person. One click on the login page, or:'
const asClient = `As ${waiting?.name}, who was asked and has not answered, born ${waiting?.birthDate}: ${link}`
writeFileSync(
  path.join(folder, 'logins.txt'),
  [intro, ...logins, `  password: ${demoPassword}`, asClient, ''].join('\n'),
)
