import { existsSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../../../scripts/command-line.mjs'
import { inRoot } from '../../../scripts/folder.mjs'
import { exitCode, startNode, tsx } from '../../../scripts/process.mjs'
import type { Who } from './asking/pages'
import { type BenchFile, readBenchFile } from './bench-file'

/** A practice that `npm run bench:seed` made, and who and what is in it. */
export type SeededPractice = { folder: string; facts: BenchFile }

/** Throws where the folder holds none. */
export function seededPractice(folder: string): SeededPractice {
  if (!existsSync(path.join(folder, 'bench.json')))
    throw new UserError(
      `${folder} holds no practice to measure: npm run bench:seed -- --sessions 1000 --folder ${folder}`,
    )
  return { folder, facts: readBenchFile(folder) }
}

/** How large the practice is that is made where none is named. */
const usualSessions = 1000

/** The practice that is measured where none is named; made the first time. */
export async function usualPractice(): Promise<SeededPractice> {
  const folder = inRoot('data', `bench-${usualSessions}`)
  if (!existsSync(folder)) {
    console.log(`Making a practice of ${usualSessions} sessions to measure; this is done once.`)
    const args = ['--sessions', String(usualSessions), '--folder', folder]
    const code = await exitCode(startNode(tsx, [inRoot('tests', 'bench', 'speed', 'seed-command.ts'), ...args]))
    if (code !== 0) throw new UserError('The practice to measure could not be made; what is written above says why.')
  }
  return seededPractice(folder)
}

/** The person of a practice who looks at something. */
export function personOf({ clinicianId, adminId, supervisors }: BenchFile, who: Who): string {
  if (who === 'clinician') return clinicianId
  return who === 'administrator' ? adminId : supervisors[who]
}
