import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { bringKeys, copyKeys } from '@/db/key-copy'
import { changeClientKeys, changePracticeKey } from '@/db/key-rotation'
import { KeyStore, keyStoreFolder } from '@/db/key-store'
import { keysFolder } from '@/db/keys'
import { closePractice, db, openPractice } from '@/db/open'
import { keepOwnPoint, ownPath } from '@/db/own-attachment'
import { auditEvents, clients, erasedKeys, ownAttachments } from '@/db/schema'
import { type Filled, filledPractice, later } from '../support/filled-practice'
import { emptyFolder } from '../support/folder'
import { practiceNumbers } from '../support/practice-numbers'

let practice: Filled
let before: Awaited<ReturnType<typeof practiceNumbers>>
let place: string
beforeEach(async () => {
  practice = await filledPractice()
  await keepOwnPoint(practice.mara, { key: randomUUID(), anxiety: 3, avoidance: 2 }, later)
  before = await practiceNumbers()
  place = emptyFolder()
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(place, { recursive: true })
  return practice.remove()
})

const keyIn = (name: string) => path.join(keysFolder(practice.folder), name)
const bytesOfKeys = () =>
  readdirSync(keyStoreFolder(practice.folder))
    .toSorted()
    .map(name => readFileSync(path.join(keyStoreFolder(practice.folder), name), 'latin1'))
const open = () => openPractice(practice.folder, { fast: true })

async function expectWhole(): Promise<void> {
  await open()
  expect(await practiceNumbers()).toEqual(before)
  expect(await ownPath(practice.mara)).toHaveLength(1)
}

describe('the practice key is changed', () => {
  const change = () => changePracticeKey(practice.folder, later)

  test('every key is wrapped by the new one, all is read as before, and the one before opens nothing', async () => {
    const [old, wrapped] = [readFileSync(keyIn('practice.key'), 'utf8'), bytesOfKeys()]
    closePractice()
    expect(await change()).toEqual({ keys: 5, damaged: 0 })
    expect(readFileSync(keyIn('practice.key'), 'utf8')).not.toBe(old)
    expect(bytesOfKeys().filter(each => wrapped.includes(each))).toEqual([])
    await expectWhole()
    const acts = (await db().select({ act: auditEvents.act }).from(auditEvents)).map(({ act }) => act)
    expect(acts).toContain('keys.practice')
    closePractice()
    const others = { practice: Buffer.from(old.trim(), 'base64'), login: Buffer.alloc(32) }
    await expect(openPractice(practice.folder, { keys: others })).rejects.toThrow(/does not belong/)
  })

  async function expectGoesOn(): Promise<void> {
    closePractice()
    await expect(open()).rejects.toThrow(/run npm run rotate-keys/)
    expect(() => copyKeys(practice.folder, place, Buffer.alloc(20), later)).toThrow(/run npm run rotate-keys/)
    expect(await change()).toEqual({ keys: 5, damaged: 0 })
    await expectWhole()
  }

  test('where it is stopped while keys are wrapped, nothing opens the practice, and it goes on', async () => {
    closePractice()
    failAt(KeyStore.prototype, 'replace', 3)
    await expect(change()).rejects.toThrow('The power went')
    await expectGoesOn()
  })

  test('so it does where only the new key was still to take its place', async () => {
    const old = readFileSync(keyIn('practice.key'))
    closePractice()
    await change()
    renameSync(keyIn('practice.key'), keyIn('practice.key.next'))
    writeFileSync(keyIn('practice.key'), old)
    await expectGoesOn()
  })

  test('a copy of the keys that is made after it brings the practice back', async () => {
    closePractice()
    await change()
    const recoveryKey = Buffer.alloc(20, 1)
    const { file } = copyKeys(practice.folder, place, recoveryKey, later)
    const audit = readFileSync(keyIn('audit.key'), 'utf8')
    rmSync(keysFolder(practice.folder), { recursive: true })
    bringKeys(practice.folder, file, recoveryKey)
    expect(readFileSync(keyIn('audit.key'), 'utf8')).toBe(audit)
    await expectWhole()
  })
})

describe('every client gets another key', () => {
  const change = () => changeClientKeys(practice.folder, later)
  const idsInRows = async () =>
    [
      ...(await db().select({ keyId: clients.keyId }).from(clients)),
      ...(await db().select({ keyId: ownAttachments.keyId }).from(ownAttachments)),
    ]
      .map(({ keyId }) => keyId)
      .toSorted()

  test('all is read as before, and the keys before are destroyed', async () => {
    const old = await idsInRows()
    expect(await change()).toBe(5)
    const anew = await idsInRows()
    expect(anew.filter(id => old.includes(id))).toEqual([])
    const store = new KeyStore(practice.folder)
    expect(
      store
        .all()
        .filter(({ isDestroyed }) => isDestroyed)
        .map(({ keyId }) => keyId)
        .toSorted(),
    ).toEqual(old)
    expect(existsSync(keyIn('keys-to-change'))).toBe(false)
    closePractice()
    await expectWhole()
  })

  test('where it is stopped it goes on with those that are left, and changes none twice', async () => {
    failAt(KeyStore.prototype, 'destroy', 3)
    await expect(change()).rejects.toThrow('The power went')
    closePractice()
    await expectWhole()
    const there = await idsInRows()
    expect(await change()).toBe(2)
    expect((await idsInRows()).filter(id => there.includes(id))).toHaveLength(3)
    expect(await db().select().from(erasedKeys)).toHaveLength(5)
    closePractice()
    await expectWhole()
  })
})

function stop(): never {
  throw new Error('The power went')
}

/** The call of that number does nothing and throws; the others are as ever. */
function failAt(store: KeyStore, name: 'replace' | 'destroy', call: number): void {
  const real = store[name]
  let calls = 0
  vi.spyOn(store, name).mockImplementation(function (
    this: KeyStore,
    ...given: [Parameters<KeyStore['put']>[0], Buffer]
  ) {
    if (++calls === call) stop()
    return Reflect.apply(real, this, given)
  })
}
