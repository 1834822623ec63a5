import { statSync } from 'node:fs'
import path from 'node:path'
import { hashPassword } from '@/app/auth/password'
import { demoPassword, emailOf } from '@/db/demo/people'
import type { BenchFile } from './bench-file'
import { count, showProgress } from './progress'
import { removeUnfinished, seedPractice } from './seed'
import { megabytes, readRequest, type SeedRequest, whyNotThere } from './seed-request'
import { clinician, wholeTeam } from './team'

/** How many clients the supervisors read along with. */
const supervised = { few: 480, many: 21_000 }

process.exitCode = await main(process.argv.slice(2))

/** Makes a practice for measuring speed, and says how large it is and how long it took. */
async function main(args: readonly string[]): Promise<number> {
  const asked = readRequest(args, Date.now())
  if (typeof asked === 'string') return refuse(asked)
  removeUnfinished(asked.folder)
  const why = whyNotThere(asked)
  if (why !== null) return refuse(why)
  console.log(`Making a practice of ${count(asked.sessions)} sessions, in whole teams of 1,000, in ${asked.folder}`)
  const begun = performance.now()
  const { folder, teams, seed, today } = asked
  const template = { seed, today, passwordHash: await hashPassword(demoPassword), team: wholeTeam }
  const made = await seedPractice({ ...template, folder, teams, supervised }, showProgress(process.stdout))
  console.log(report(asked, made, (performance.now() - begun) / 1000))
  return 0
}

function refuse(why: string): number {
  console.error(why)
  return 1
}

function report({ folder }: SeedRequest, { counts }: BenchFile, seconds: number): string {
  const size = megabytes(statSync(path.join(folder, 'attune.db')).size)
  const { sessions, clients, flags } = counts
  return [
    `${count(sessions)} sessions of ${count(clients)} clients, ${count(flags)} flags: ${size}, made in ${Math.round(seconds)} s.`,
    `To look at it: ATTUNE_DATA=${folder} npm start, as ${emailOf(clinician)} with the password "${demoPassword}".`,
  ].join('\n')
}
