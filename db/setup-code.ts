import { createHash, timingSafeEqual } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { areThese } from './key-fingerprint'
import { newCode, plainCode } from './keyed-hash'
import { keysFolder } from './keys'
import { fingerprints, isShared, openFolder, type Sql, vault } from './open'
import { countRefusal } from './refusals'
import { first } from './rows'
import { practices, setupCodes } from './schema'
import { writeUnattended } from './write-unattended'

const window = 15 * 60_000
const triesPerWindow = 5

const rowId = 'setup'

/**
 * The one-time code that opens /setup, made when there is none yet; null once the practice is set up. It proves that whoever sets the
 * practice up can read the terminal of a machine of it: whichever server shows it, each takes it, and it stays the same until it is used.
 * Asked for when a server starts, which only the operator can do: the wrong tries are forgotten. Throws a sentence where the server that
 * began the database has other keys.
 */
export async function setupCode(): Promise<string | null> {
  // Where earlier versions kept it: what such a file says is no code any more.
  rmSync(path.join(openFolder(), 'setup-code'), { force: true })
  return writeUnattended(async tx => {
    if (await first(tx.select({ id: practices.id }).from(practices).limit(1))) return null
    const code = (await keptCode(tx)) ?? newCode()
    await tx.delete(setupCodes)
    const sealedCode = vault().seal('setup_codes.sealed_code', rowId, code)
    await tx.insert(setupCodes).values({ id: rowId, sealedCode, ...fingerprints(), triedAt: [] })
    return code
  })
}

/** Null where there is none; or where it was made with keys that this folder, the only one, has no more. */
async function keptCode(tx: Sql): Promise<string | null> {
  const kept = await first(tx.select().from(setupCodes))
  if (!kept) return null
  if (areThese(kept, fingerprints())) return opened(kept)
  if (isShared()) throw new Error(otherKeys(keysFolder(openFolder())))
  return null
}

const otherKeys = (folder: string) =>
  `The keys in ${folder} are not those of the server that began this database: copy its folder keys to there. If there is no such server any more, name an empty database.`

const opened = ({ sealedCode }: { sealedCode: Buffer }) => vault().open('setup_codes.sealed_code', rowId, sealedCode)

type Check = { ok: true } | { ok: false; waitMinutes: number | null }

/**
 * Whether this is the code. After five wrong tries in a quarter of an hour, at whichever server, the answer is how many minutes to wait.
 */
export async function checkSetupCode(typed: string, now: number): Promise<Check> {
  return writeUnattended(async tx => {
    const kept = await first(tx.select().from(setupCodes))
    if (!kept) return { ok: false, waitMinutes: null }
    const tries = kept.triedAt.filter(at => at > now - window)
    if (tries.length >= triesPerWindow)
      return { ok: false, waitMinutes: Math.ceil((Math.min(...tries) + window - now) / 60_000) }
    if (isSameCode(plainCode(typed), plainCode(opened(kept)))) return { ok: true }
    await tx.update(setupCodes).set({ triedAt: [...tries, now] })
    await countRefusal(tx, { kind: 'setup-code', now })
    return { ok: false, waitMinutes: null }
  })
}

const digest = (text: string) => createHash('sha256').update(text).digest()
const isSameCode = (typed: string, code: string) => timingSafeEqual(digest(typed), digest(code))
