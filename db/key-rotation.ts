import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { auditMachine } from './audit'
import { writeSecret } from './durable-files'
import { type OnKeys, sealAnew, sealPointAnew } from './key-move'
import { KeyStore, type StoredKey } from './key-store'
import { finishChange, isChanging, keysFolder, keysInChange } from './keys'
import { closePractice, db, engine, openPractice, type Sql, vault } from './open'
import { first } from './rows'
import { clients, erasedKeys, ownAttachments, practices } from './schema'
import { clientColumns, practiceColumns, rewriteSealed } from './sealed-columns'
import { Vault } from './vault'
import { writeUnattended } from './write-unattended'

/*
 * Keys are changed for others: the practice key, which wraps those of the clients, and the clients' own. Either may be stopped or killed at
 * any point, and goes on where it was when it is begun again.
 */

/**
 * Gives a practice another practice key: every key of the store is wrapped by it, what the practice key seals by itself is sealed anew, and
 * only then it takes the place of the one before, which is overwritten. Nobody may use the practice meanwhile; until it is through, nothing
 * else opens it. Gives how many keys there are, and how many of them neither key opens, which stay as they are.
 */
export async function changePracticeKey(
  folder: string,
  now: number,
  onKeys: OnKeys = () => {},
): Promise<{ keys: number; damaged: number }> {
  if (!isChanging(folder)) await bringIntoStep(folder)
  const { login, before, next } = keysInChange(folder)
  const store = new KeyStore(folder)
  const vaults = { before: new Vault(before, store), next: new Vault(next, store) }
  const damaged = wrapAll(vaults, onKeys)
  await sealByNext(folder, { before, next, login }, vaults, now)
  finishChange(folder)
  return { keys: vaults.next.all().length, damaged }
}

/** Before anything is begun: what an earlier version left in the database comes into the store, and what is wrong is said. */
async function bringIntoStep(folder: string): Promise<void> {
  await openPractice(folder)
  try {
    const practice = await first(db().select({ id: practices.id }).from(practices).limit(1))
    if (!practice) throw new Error(`There is no practice in ${folder} that has been set up.`)
  } finally {
    closePractice()
  }
}

type Vaults = { before: Vault; next: Vault }

function wrapAll({ before, next }: Vaults, onKeys: OnKeys): number {
  const all = before.all()
  let damaged = 0
  for (const [index, key] of all.entries()) {
    if (!before.handOver(key, next)) damaged++
    onKeys(index + 1, all.length)
  }
  return damaged
}

/** In one act. Where the database knows the next practice key already, that was done. */
async function sealByNext(
  folder: string,
  { before, next, login }: { before: Buffer; next: Buffer; login: Buffer },
  vaults: Vaults,
  now: number,
): Promise<void> {
  try {
    await openPractice(folder, { keys: { practice: before, login } })
  } catch (error) {
    await openPractice(folder, { keys: { practice: next, login } }).catch(() => {
      throw error
    })
    closePractice()
    return
  }
  try {
    await writeUnattended(async tx => {
      for (const place of practiceColumns())
        await rewriteSealed(tx, place, undefined, (rowId, sealed) => {
          const text = vaults.before.textOf(place.column, rowId, sealed)
          // What is damaged is no better sealed anew.
          return text === null ? null : vaults.next.seal(place.column, rowId, text)
        })
      await auditMachine(tx, { act: 'keys.practice', now })
      // What tells the database which practice key is its own.
      await tx.update(practices).set({ keyFingerprint: vaults.next.fingerprint() })
    })
  } finally {
    closePractice()
  }
}

/** Where the keys of clients that are still to be changed are noted: those that there were when it began. */
const noteIn = (folder: string) => path.join(keysFolder(folder), 'keys-to-change')

/**
 * Gives every client, and every point of an own attachment, another key, and destroys the ones before: what is in older backups opens for
 * nobody from then on, with whatever copy of the keys. One after another, each in an act of its own, in the practice that is open.
 */
export async function changeClientKeys(folder: string, now: number, onKeys: OnKeys = () => {}): Promise<number> {
  const left = keysLeft(folder)
  let done = 0
  for (const key of left) {
    const isChanged = await writeUnattended(tx => changeKey(tx, key, now))
    if (isChanged) vault().destroy(key)
    onKeys(++done, left.length)
  }
  await writeUnattended(async tx => {
    await auditMachine(tx, { act: 'keys.change', count: left.length, now })
    engine().emptyLog()
  })
  rmSync(noteIn(folder))
  return left.length
}

/** Noted before the first is changed, so that none is changed twice where it was stopped. */
function keysLeft(folder: string): StoredKey[] {
  const file = noteIn(folder)
  if (!existsSync(file)) writeSecret(file, JSON.stringify(vault().all()))
  const noted = storedKeys.parse(JSON.parse(readFileSync(file, 'utf8')))
  return noted.filter(key => !vault().isDestroyed(key))
}

const storedKeys = z.array(z.object({ owner: z.string(), keyId: z.string() }))

/** From its commit on the key is to be destroyed, whatever interrupts it. Gives whether it was changed. */
async function changeKey(tx: Sql, { owner, keyId }: StoredKey, now: number): Promise<boolean> {
  const practiceId = await sealOwnerAnew(tx, { owner, keyId })
  if (practiceId === null) return false
  await tx.insert(erasedKeys).values({ keyId, owner, practiceId, erasedAt: now }).onConflictDoNothing()
  return true
}

/** Seals by another key what this one sealed. Gives whose practice it is; null where nothing names the key, or it is damaged. */
async function sealOwnerAnew(tx: Sql, { owner, keyId }: StoredKey): Promise<string | null> {
  const client = await first(tx.select().from(clients).where(eq(clients.keyId, keyId)))
  if (client) {
    if (!vault().opens(client)) return null
    await sealAnew(tx, vault(), clientColumns(), client)
    return client.practiceId
  }
  const point = await first(tx.select().from(ownAttachments).where(eq(ownAttachments.keyId, keyId)))
  if (!point || !vault().opens({ ...point, id: owner })) return null
  await sealPointAnew(tx, vault(), point)
  return point.practiceId
}
