import { createHash, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { writeSecret } from './durable-files'
import { isWholeCode, newCode, plainCode } from './keyed-hash'
import { db, openFolder } from './open'
import { first } from './rows'
import { practices } from './schema'

const window = 15 * 60_000
const triesPerWindow = 5

/** When wrong codes were tried, in this process: a restart, which only the operator can do, forgets them. */
let tries: number[] = []

const codeFile = () => path.join(openFolder(), 'setup-code')

/**
 * The one-time code that opens /setup, made when there is none yet; null once the practice is set up. It proves that whoever
 * sets the practice up can read the terminal or the data folder of its machine.
 */
export async function setupCode(): Promise<string | null> {
  if (await first(db().select({ id: practices.id }).from(practices).limit(1))) return null
  const kept = existsSync(codeFile()) ? readFileSync(codeFile(), 'utf8').trim() : ''
  if (isWholeCode(kept)) return kept
  // None yet, or one that was cut short: an empty code would be easy to type.
  rmSync(codeFile(), { force: true })
  const code = newCode()
  writeSecret(codeFile(), code)
  return code
}

type Check = { ok: true } | { ok: false; waitMinutes: number | null }

/** Whether this is the code. After five tries in a quarter of an hour the answer is how many minutes to wait. */
export async function checkSetupCode(typed: string, now: number): Promise<Check> {
  tries = tries.filter(at => at > now - window)
  const [first] = tries
  if (first !== undefined && tries.length >= triesPerWindow)
    return { ok: false, waitMinutes: Math.ceil((first + window - now) / 60_000) }
  tries.push(now)
  const code = await setupCode()
  if (code === null || !isSameCode(plainCode(typed), plainCode(code))) return { ok: false, waitMinutes: null }
  tries.pop()
  return { ok: true }
}

/** The code is good for one practice. */
export function forgetSetupCode(): void {
  rmSync(codeFile(), { force: true })
  tries = []
}

const digest = (text: string) => createHash('sha256').update(text).digest()
const isSameCode = (typed: string, code: string) => timingSafeEqual(digest(typed), digest(code))
