import { existsSync, readdirSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { timeZone } from '@/db/demo/people'
import { isDate, todayIn } from '@/lib/dates'
import { optionsIn } from './options'
import { count } from './progress'
import { sessionsOfTeam } from './team'

const usage = 'Usage: npm run bench:seed -- [--sessions N] [--folder DIR] [--seed TEXT] [--today YYYY-MM-DD]'

export type SeedRequest = {
  /** At least as many sessions as were asked for: those of whole teams. */
  sessions: number
  teams: number
  folder: string
  seed: string
  today: string
}

const options = {
  sessions: { type: 'string' },
  folder: { type: 'string' },
  seed: { type: 'string' },
  today: { type: 'string' },
} as const

/** What is asked for on the command line, or a sentence that says why it cannot be. */
export function readRequest(args: readonly string[], now: number): SeedRequest | string {
  const given = optionsIn(args, options)
  if (given === null) return usage
  const { sessions: wanted = '100000', seed = 'attune', today = todayIn(timeZone, now) } = given
  if (!/^\d{1,9}$/.test(wanted) || Number(wanted) < sessionsOfTeam)
    return `--sessions should be a whole number of at least ${count(sessionsOfTeam)}, not ${wanted}.`
  if (!isDate(today)) return `--today should be a date such as 2026-11-26, not ${today}.`
  const teams = Math.ceil(Number(wanted) / sessionsOfTeam)
  const sessions = teams * sessionsOfTeam
  const folder = path.resolve(given.folder ?? path.join('data', `bench-${sessions}`))
  return { sessions, teams, folder, seed, today }
}

/** What a session takes of the disk while its practice is made, in bytes: what it keeps, and some more for sorting. */
const bytesOfSession = 13_000

/** Why a practice cannot be made there, as a sentence; null where it can. `free` are the bytes that are left on its disk. */
export function whyNotThere({ folder, sessions }: SeedRequest, free = freeBytes(folder)): string | null {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return `There is something in ${folder} already. Remove it, or name another with --folder.`
  const needed = sessions * bytesOfSession
  if (free < needed) return `The disk of ${folder} has ${megabytes(free)} left, and ${megabytes(needed)} are needed.`
  return null
}

/** Of the nearest folder that is there. */
function freeBytes(folder: string): number {
  if (!existsSync(folder)) return freeBytes(path.dirname(folder))
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

export const megabytes = (bytes: number): string => `${count(Math.round(bytes / 1e6))} MB`
