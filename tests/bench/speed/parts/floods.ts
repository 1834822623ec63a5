import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { inRoot, root } from '../../../../scripts/folder.mjs'
import type { Target } from '../measuring/comparison'
import { readCpu } from '../measuring/cpu-time'

export const floodKinds = ['log-ins', 'PDFs', 'bodies of 9 MB'] as const

/** What is sent, and what somebody needs to send it. */
export const floodSchema = z.object({
  kind: z.enum(floodKinds),
  port: z.int(),
  cookie: z.string(),
  csrfToken: z.string(),
  path: z.string(),
})
export type Flood = z.output<typeof floodSchema>

/** What a page took: each time in ms, and of the server's one thread for all of them, a time, in ms; null where the system does not say. */
type Asked = { ms: readonly number[]; threadMs: number | null }
export type Flooded = { quiet: Asked; meanwhile: Asked }

/** How long a page is asked for, in ms. */
const askedMs = 4000
/** How long a flood runs before anything counts, in ms. */
const settleMs = 1500

/** Asks for a page over and over, first alone and then while it is flooded. */
export async function flooded(page: Target, flood: Flood): Promise<Flooded> {
  const quiet = await asked(page)
  const flooding = begun(flood)
  try {
    await sleep(settleMs)
    if (flooding.exitCode !== null) throw new Error(`The flood of ${flood.kind} ended by itself.`)
    return { quiet, meanwhile: await asked(page) }
  } finally {
    const gone = once(flooding, 'exit')
    flooding.kill('SIGKILL')
    if (flooding.exitCode === null) await gone
  }
}

function begun(flood: Flood): ChildProcess {
  const script = inRoot('tests', 'bench', 'speed', 'parts', 'floods-process.ts')
  return spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(flood)], { cwd: root, stdio: 'inherit' })
}

async function asked({ pid, ask }: Target): Promise<Asked> {
  const ms: number[] = []
  const before = threadOf(pid)
  const until = performance.now() + askedMs
  while (performance.now() < until) ms.push((await ask()).ms)
  const after = threadOf(pid)
  return { ms, threadMs: before === null || after === null ? null : (after - before) / ms.length }
}

/** What the thread that answers all requests has used of the processors, in ms: the others have a lower priority, or are many. */
function threadOf(pid: number): number | null {
  return readCpu(pid)?.threads.get(`${pid}/${pid}`) ?? null
}
