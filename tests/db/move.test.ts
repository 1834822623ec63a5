import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { like, max } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { audit } from '@/db/audit'
import { bringKeys } from '@/db/key-copy'
import { moveIn } from '@/db/move-in'
import { moveOut } from '@/db/move-out'
import { tablesInOrder } from '@/db/move-tables'
import { closePractice, db, openPractice } from '@/db/open'
import { hasPractice } from '@/db/practices'
import { recoveryKeyIn } from '@/db/recovery-key'
import { auditEvents } from '@/db/schema'
import { setupCode } from '@/db/setup-code'
import { writeUnattended } from '@/db/write-unattended'
import { type Filled, filledPractice, later } from '../support/filled-practice'
import { emptyFolder, folderOfNone, removePractice } from '../support/folder'
import { practiceNumbers } from '../support/practice-numbers'
import { isInServer } from '../support/server'

let practice: Filled
let scratch: string
let places: string[]
beforeEach(async () => {
  practice = await filledPractice()
  scratch = emptyFolder()
  places = [scratch]
})
afterEach(async () => {
  await practice.remove()
  for (const place of places) await removePractice(place)
})

/** An empty place in the engine of the tests, with the keys of the practice. */
async function emptyPlace(): Promise<string> {
  const place = await folderOfNone()
  places.push(place)
  copyKeys(place)
  return place
}

const copyKeys = (place: string) =>
  cpSync(path.join(practice.folder, 'keys'), path.join(place, 'keys'), { recursive: true })

const fileOf = (name: string) => path.join(scratch, `${name}.ndjson`)
const bytesOf = (name: string) => readFileSync(fileOf(name))
const linesOf = (name: string) => readFileSync(fileOf(name), 'utf8').trimEnd().split('\n')

/** Moves the open practice out and closes it, then into an empty place, and opens it there. */
async function moveHouse(name: string): Promise<void> {
  await moveOut(fileOf(name))
  closePractice()
  const place = await emptyPlace()
  await moveIn(place, fileOf(name))
  await openPractice(place)
}

/** So many entries of the audit, in one act. */
const noted = (entries: number) =>
  writeUnattended(async tx => {
    for (let entry = 0; entry < entries; entry++) await audit(tx, practice.mara, { act: 'caseload.open', now: later })
  })

/** What a file holds, without the first line and the last, and without what the moving itself has noted. */
const contentOf = (name: string) =>
  linesOf(name)
    .slice(1, -1)
    .filter(line => !line.startsWith('["audit_heads"') && !/^\["audit_events",.*"practice\.move-(in|out)"/.test(line))

test('a practice moves with all that it holds, and the same file comes out of the new place', async () => {
  const before = await practiceNumbers()
  await moveHouse('a')
  expect(await practiceNumbers()).toEqual(before)
  await moveOut(fileOf('b'))
  expect(bytesOf('b').equals(bytesOf('a'))).toBe(true)
})

test('so it is where a server was started on the empty place, which showed a set-up code', async () => {
  await moveOut(fileOf('a'))
  closePractice()
  const place = await emptyPlace()
  await openPractice(place, { moving: true })
  expect(await setupCode()).not.toBeNull()
  closePractice()
  await moveIn(place, fileOf('a'))
  await openPractice(place)
  await moveOut(fileOf('b'))
  expect(bytesOf('b').equals(bytesOf('a'))).toBe(true)
})

/** In a process of its own: which engine a process speaks to is told when it starts. */
const moveInFile = (way: 'out' | 'in', folder: string, name: string) => moved([way, folder, fileOf(name)])

function moved(given: readonly string[]): string {
  const { ATTUNE_DATABASE: _, ...env } = process.env
  const args = ['node_modules/tsx/dist/cli.mjs', 'scripts/move-act.ts', ...given]
  const { stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  return `${stdout}${stderr}`
}

test.runIf(isInServer)(
  'from a server to a file, to a server, and to a file: each gives the same bytes',
  async () => {
    await moveOut(fileOf('server'))
    const folder = emptyFolder()
    places.push(folder)
    copyKeys(folder)
    expect(moveInFile('in', folder, 'server')).toMatch(/^Moved in from .*: \d+ rows, checked\./)
    expect(moveInFile('out', folder, 'file')).toMatch(/^Moved out to /)
    closePractice()
    const place = await emptyPlace()
    await moveIn(place, fileOf('file'))
    await openPractice(place)
    await moveOut(fileOf('server-again'))
    for (const name of ['file', 'server-again']) expect(contentOf(name)).toEqual(contentOf('server'))
    const last = emptyFolder()
    places.push(last)
    copyKeys(last)
    moveInFile('in', last, 'server-again')
    moveInFile('out', last, 'file-again')
    expect(contentOf('file-again')).toEqual(contentOf('server'))
  },
  120_000,
)

test('what is noted after the move is numbered on from there', async () => {
  await moveHouse('a')
  const newest = async () =>
    (
      await db()
        .select({ seq: max(auditEvents.seq) })
        .from(auditEvents)
    )[0]?.seq ?? 0
  const before = await newest()
  await noted(1)
  expect(await newest()).toBe(before + 1)
})

test('the file says its schema, holds a line for each row by its key, and ends with their number', async () => {
  const rows = await moveOut(fileOf('a'))
  const [head, ...rest] = linesOf('a').map(line => JSON.parse(line))
  const end = rest.pop()
  expect(head).toMatchObject({ attune: 'practice', format: 1, tables: { practices: expect.arrayContaining(['id']) } })
  expect(end).toEqual({ rows, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(rest).toHaveLength(rows)
  const ids = rest.flatMap(([table, id]) => (table === 'sessions' ? [id] : []))
  expect(ids.length).toBeGreaterThan(3)
  expect(ids).toEqual(ids.toSorted())
  expect(statSync(fileOf('a')).mode & 0o777).toBe(0o600)
})

test('a table of more rows than are read at once, each of them once', async () => {
  for (let round = 0; round < 3; round++) await noted(500)
  const told: number[] = []
  await moveOut(fileOf('a'), done => told.push(done))
  const seqs = linesOf('a')
    .slice(1, -1)
    .map(line => JSON.parse(line))
    .flatMap(([table, seq]) => (table === 'audit_events' ? [Number(seq)] : []))
  const kept = await db().select({ seq: auditEvents.seq }).from(auditEvents).orderBy(auditEvents.seq)
  expect(seqs).toEqual(kept.map(({ seq }) => seq))
  expect(told.at(-1)).toBe(1)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
})

test('every table comes after those that it refers to', () => {
  const names = tablesInOrder().map(({ name }) => name)
  for (const [first, then] of [
    ['practices', 'people'],
    ['clients', 'sessions'],
    ['entry_runs', 'sessions'],
    ['session_voids', 'flag_endings'],
    ['flag_endings', 'resolutions'],
    ['logins', 'audit_events'],
  ] as const) {
    expect(names).toContain(first)
    expect(names.indexOf(first)).toBeLessThan(names.indexOf(then))
  }
})

test('the keys are not in the file', async () => {
  await moveOut(fileOf('a'))
  for (const name of ['practice.key', 'login.secret']) {
    const key = readFileSync(path.join(practice.folder, 'keys', name), 'utf8').trim()
    expect(bytesOf('a').includes(key)).toBe(false)
    expect(bytesOf('a').includes(Buffer.from(key, 'base64').toString('hex'))).toBe(false)
  }
})

test('nothing is overwritten, and a practice that was not set up is not moved', async () => {
  await moveOut(fileOf('a'))
  await expect(moveOut(fileOf('a'))).rejects.toThrow(/already exists; nothing was overwritten/)
  closePractice()
  const none = await folderOfNone()
  places.push(none)
  await openPractice(none)
  await expect(moveOut(fileOf('b'))).rejects.toThrow(/no practice here/)
  expect(readdirSync(scratch)).toEqual(['a.ndjson'])
})

/** The file with one of its lines changed, and the sum as it was. */
const withHead = (change: (head: Record<string, unknown>) => object) => {
  const [head = '', ...rest] = linesOf('a')
  return [JSON.stringify(change(JSON.parse(head))), ...rest]
}

const whole = (lines: string[]) => `${lines.join('\n')}\n`

/** With a last line that fits what stands before it. */
function summed(lines: string[]): string {
  const body = whole(lines.slice(0, -1))
  const sha256 = createHash('sha256').update(body).digest('hex')
  return `${body}${JSON.stringify({ rows: lines.length - 2, sha256 })}\n`
}

test.each([
  ['cut within a line', () => whole(linesOf('a')).slice(0, -400)],
  ['without its last line', () => whole(linesOf('a').slice(0, -1))],
  ['without a row', () => whole(linesOf('a').toSpliced(5, 1))],
  ['with a letter changed', () => whole(linesOf('a')).replace('K-001', 'K-009')],
  ['with its first line changed', () => whole(withHead(head => ({ ...head, schema: 1 })))],
  ['that is empty', () => ''],
  ['of something else', () => 'id,name\n1,2\n'],
])('a file %s is refused', async (_, text) => {
  await moveOut(fileOf('a'))
  closePractice()
  writeFileSync(fileOf('bad'), text())
  const place = await emptyPlace()
  await expect(moveIn(place, fileOf('bad'))).rejects.toThrow(/cut short or was changed.*Nothing was changed/)
  expect(readdirSync(place)).toEqual(['keys'])
})

test('a file of a newer or an older version, or of another format, is refused, with what to do', async () => {
  await moveOut(fileOf('a'))
  closePractice()
  const place = await emptyPlace()
  for (const [change, words] of [
    [{ schema: 999 }, /newer version of Attune: bring this one up/],
    [{ format: 2 }, /newer version of Attune: bring this one up/],
    [{ schema: 3 }, /older version of Attune: start this version once/],
    [{ tables: {} }, /older version of Attune: start this version once/],
  ] as const) {
    writeFileSync(fileOf('bad'), summed(withHead(head => ({ ...head, ...change }))))
    await expect(moveIn(place, fileOf('bad'))).rejects.toThrow(words)
  }
  await expect(moveIn(place, fileOf('none'))).rejects.toThrow(/There is no file/)
})

test('the keys have to be there first, and no others are made or taken', async () => {
  await moveOut(fileOf('a'))
  closePractice()
  const place = await folderOfNone()
  places.push(place)
  await expect(moveIn(place, fileOf('a'))).rejects.toThrow(/copy the folder keys/)
  expect(existsSync(path.join(place, 'keys'))).toBe(false)
  copyKeys(place)
  writeFileSync(path.join(place, 'keys', 'practice.key'), Buffer.alloc(32, 7).toString('base64'))
  await expect(moveIn(place, fileOf('a'))).rejects.toThrow(/copy the folder keys/)
})

test('where there is a practice, none is put in; and a row that does not fit leaves nothing', async () => {
  await moveOut(fileOf('a'))
  closePractice()
  const place = await emptyPlace()
  const last = linesOf('a').at(-2) ?? ''
  writeFileSync(fileOf('twice'), summed(linesOf('a').toSpliced(-1, 0, last)))
  await expect(moveIn(place, fileOf('twice'))).rejects.toThrow()
  await openPractice(place)
  expect(await hasPractice()).toBe(false)
  await moveIn(place, fileOf('a'))
  await expect(moveIn(place, fileOf('a'))).rejects.toThrow(/There is a practice already.*Test Practice/)
})

test.runIf(!isInServer)('a folder that was moved out of is not served until its mark is removed', async () => {
  closePractice()
  expect(moveInFile('out', practice.folder, 'a')).toMatch(/marks it as moved out/)
  await expect(openPractice(practice.folder)).rejects.toThrow(/was moved out.*To go on here all the same, remove/s)
  expect(moveInFile('out', practice.folder, 'b')).toMatch(/^Moved out/)
  const place = await emptyPlace()
  expect(moveInFile('in', place, 'a')).toMatch(/^Moved in/)
  await openPractice(place)
  expect(contentOf('b')).toEqual(contentOf('a'))
  const moves = await db()
    .select()
    .from(auditEvents)
    .where(like(auditEvents.act, 'practice.move-%'))
    .orderBy(auditEvents.seq)
  expect(moves.map(({ act }) => act)).toEqual(['practice.move-out', 'practice.move-in'])
})

test('a practice is not put in where a key of its clients is missing, and nothing is changed', async () => {
  await moveOut(fileOf('a'))
  closePractice()
  const place = await emptyPlace()
  const store = path.join(place, 'keys', 'store')
  const [one = ''] = readdirSync(store)
  const kept = readFileSync(path.join(store, one))
  rmSync(path.join(store, one))
  await expect(moveIn(place, fileOf('a'))).rejects.toThrow(/lacks 1 of the 4/)
  writeFileSync(path.join(store, one), kept)
  await moveIn(place, fileOf('a'))
})

test('the keys are taken along in a file of their own, and the folder that they were in serves nothing any more', async () => {
  await moveOut(fileOf('a'))
  closePractice()
  const [place, stick] = [await folderOfNone(), emptyFolder()]
  places.push(place, stick)
  expect(moved(['keys', practice.folder, stick])).toMatch(/^The keys are taken along in .*attune\.keys/)
  await expect(openPractice(practice.folder)).rejects.toThrow(/was moved out of it/)
  const recoveryKey = recoveryKeyIn(practice.folder)
  bringKeys(place, path.join(stick, 'attune.keys'), recoveryKey ?? Buffer.alloc(0))
  await moveIn(place, fileOf('a'))
  await openPractice(place)
  await moveOut(fileOf('b'))
  expect(bytesOf('b').equals(bytesOf('a'))).toBe(true)
})
