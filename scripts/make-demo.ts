import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { hashPassword } from '../app/auth/password'
import { makeDemo } from '../db/demo/make'
import { admin, demoPassword, emailOf, staff } from '../db/demo/people'
import { closePractice, openPractice } from '../db/open'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('usage: make-demo.ts <empty folder>')

await openPractice(folder, { fast: true })
await makeDemo({ seed: 'elm-street', now: Date.now(), passwordHash: await hashPassword(demoPassword) })
closePractice()

/** What `npm run demo` shows under its address. */
const logins = [...staff, admin].map(
  person => `  ${person.name.padEnd(18)}  ${person.roles.join(', ').padEnd(10)}  ${emailOf(person)}`,
)
const intro = 'A fictional practice; no one in it is a real person. One click on the login page, or:'
writeFileSync(path.join(folder, 'logins.txt'), [intro, ...logins, `  password: ${demoPassword}`, ''].join('\n'))
