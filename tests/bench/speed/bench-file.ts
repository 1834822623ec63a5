import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** How many saved sessions the clients have whose pages are measured. */
export type CourseLength = '10' | '100' | '300'

const ofEachCourse = z.object({ 10: z.uuid(), 100: z.uuid(), 300: z.uuid() })

const benchFileSchema = z.object({
  /** What it was made from: the same seed, day and number of sessions make the same practice. */
  madeFrom: z.object({ sessions: z.int(), seed: z.string(), today: z.iso.date() }),
  /** Saved sessions, clients, and flags whether open or ended. */
  counts: z.object({ sessions: z.int(), clients: z.int(), flags: z.int() }),
  practiceId: z.uuid(),
  adminId: z.uuid(),
  /** Of the first team, as are the clients below. */
  clinicianId: z.uuid(),
  supervisors: z.object({ few: z.uuid(), many: z.uuid() }),
  /** By the number of their saved sessions. */
  clients: ofEachCourse,
  newestSessions: ofEachCourse,
})

/** Who and what is in a practice that was made for measuring. */
export type BenchFile = z.output<typeof benchFileSchema>

const fileIn = (folder: string) => path.join(folder, 'bench.json')

export function writeBenchFile(folder: string, content: BenchFile): void {
  writeFileSync(fileIn(folder), `${JSON.stringify(benchFileSchema.parse(content), null, 2)}\n`)
}

/** Throws when the folder holds no practice that `npm run bench:seed` made. */
export const readBenchFile = (folder: string): BenchFile =>
  benchFileSchema.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))
