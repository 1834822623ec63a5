import { rmSync } from 'node:fs'
import path from 'node:path'
import { cast } from '@/db/demo/cast'
import { closePractice } from '@/db/open'
import { emptyFolder } from '../../support/folder'
import type { BenchFile } from './bench-file'
import { seedPractice } from './seed'
import { asClient, type Team } from './team'

/** The clients of a small team, with so many sessions each: flags open, acknowledged, cleared, resolved and dismissed; pins, a pause. */
const courses = { 'K-014': 6, 'K-022': 12, 'K-007': 12, 'K-020': 7, 'K-028': 17, 'K-012': 18 } as const
const lengths = new Map<string, number>(Object.entries(courses))

export const smallTeam: Team = {
  clients: cast.flatMap(member => {
    const sessions = lengths.get(member.code)
    return sessions ? [asClient(member, { sessions, every: 7, story: member.story })] : []
  }),
  measured: { 10: 'K-022', 100: 'K-007', 300: 'K-028' },
}

export const sessionsOfSmallTeam = [...lengths.values()].reduce((sum, each) => sum + each, 0)

const today = '2026-11-26'
export const now = Date.parse(`${today}T12:00:00Z`)

export const template = { seed: 'small', today, passwordHash: 'x', team: smallTeam }

export type SmallPractice = { folder: string; made: BenchFile; remove: () => void }

/** A practice of so many small teams. One supervisor reads along with the first team, the other with the first two. */
export async function smallPractice(teams: number): Promise<SmallPractice> {
  const parent = emptyFolder()
  const folder = path.join(parent, 'practice')
  const size = smallTeam.clients.length
  const made = await seedPractice({ ...template, folder, teams, supervised: { few: size, many: size + 1 } }, () => {})
  const remove = () => {
    closePractice()
    rmSync(parent, { recursive: true })
  }
  return { folder, made, remove }
}
