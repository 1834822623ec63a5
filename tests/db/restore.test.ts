import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addAnchor, anchorsFile, readAnchors } from '@/db/audit-anchors'
import { headOf } from '@/db/audit-chain'
import { auditMarkFile, readAuditMark } from '@/db/audit-mark'
import { verifyAudit } from '@/db/audit-verify'
import { backUp } from '@/db/backup'
import { startLogin, viewerOf } from '@/db/logins'
import { auditKey, closePractice, db, openPractice, sqlite } from '@/db/open'
import { restore } from '@/db/restore'
import { auditEvents, clients } from '@/db/schema'
import { ownSecondFactor } from '@/db/second-factor'
import { snapshot } from '@/db/snapshot'
import { newClient } from '../support/course'
import { emptyFolder, removePractice } from '../support/folder'
import { freshPractice, loginAs, monday } from '../support/practice'
import { practiceOf } from '../support/released-schema'
import { setUpSecondFactor } from '../support/second-factor'

let practice: Awaited<ReturnType<typeof freshPractice>>
let copy: string
beforeEach(async () => {
  practice = await freshPractice()
  await openPractice(practice.folder)
  await newClient(practice.mara, 'K-001')
  copy = path.join(practice.folder, 'backups', 'attune-20260105-090000.db')
  await backUp(practice.folder, copy)
  await newClient(practice.mara, 'K-002')
})
afterEach(() => practice.remove())

const inFolder = (name: string) => path.join(practice.folder, name)
const codes = async () =>
  (await db().select({ code: clients.code }).from(clients).orderBy(clients.code)).map(({ code }) => code)
const files = () => readdirSync(practice.folder).filter(name => name.startsWith('attune.db'))

/** What is refused leaves the practice as it was, with no file more. */
async function expectRefused(file: string, sentence: RegExp | string) {
  const before = [...files(), ...readdirSync(inFolder('backups'))]
  expect(() => restore(practice.folder, file, monday)).toThrow(sentence)
  expect([...files(), ...readdirSync(inFolder('backups'))]).toEqual(before)
  await openPractice(practice.folder)
  expect(await codes()).toEqual(['K-001', 'K-002'])
}

describe('restoring a backup', () => {
  test('brings the practice back, keeps what it replaces, and what was kept can be brought back in turn', async () => {
    closePractice()
    const { kept } = restore(practice.folder, copy, monday)
    expect(files()).toEqual(['attune.db'])
    expect(kept).toBe(inFolder('backups/replaced-20260105-090000.db'))
    await openPractice(practice.folder)
    expect(await codes()).toEqual(['K-001'])
    closePractice()
    restore(practice.folder, kept ?? '', monday + 1000)
    await openPractice(practice.folder)
    expect(await codes()).toEqual(['K-001', 'K-002'])
  })

  test('needs the practice key alone: a new login.secret is made, and nobody is shut out', async () => {
    closePractice()
    rmSync(inFolder('keys/login.secret'))
    restore(practice.folder, copy, monday)
    await openPractice(practice.folder)
    expect(await codes()).toEqual(['K-001'])
    expect(await startLogin(practice.mara.personId, monday)).not.toBeNull()
  })

  test('ends every login and notes that it was restored', async () => {
    closePractice()
    const { loginsEnded, practice: told } = restore(practice.folder, copy, monday)
    expect([loginsEnded, told.name]).toEqual([4, 'Test Practice'])
    await openPractice(practice.folder)
    expect(await viewerOf(practice.mara.loginId, monday)).toBeNull()
    const noted = await db()
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.act, 'practice.restore'))
      .orderBy(auditEvents.seq)
    expect(noted).toMatchObject([{ happenedAt: monday, personId: null, count: 4 }])
    expect(await startLogin(practice.mara.personId, monday)).not.toBeNull()
  })

  test('is told to the anchors, so that what was noted since is not missed; and what was restored is whole', async () => {
    const key = auditKey()
    const file = anchorsFile(practice.folder)
    const verified = () => snapshot(tx => verifyAudit(tx, key, readAnchors(file, key)))
    const anchor = async () => {
      const head = await headOf(db(), key)
      if (!head) throw new Error('There is no head')
      const { practiceId, seq, hash } = head
      const at = new Date(monday).toISOString()
      addAnchor(file, key, { kind: 'anchor', practice: practiceId, seq, hash: hash.toString('hex'), at })
    }
    await anchor()
    closePractice()
    const { kept } = restore(practice.folder, copy, monday)
    await openPractice(practice.folder)
    expect(await verified()).toMatchObject({ finding: null, broken: [], anchors: { agree: 1 } })
    await newClient(await loginAs(practice.mara.personId), 'K-003')
    await anchor()
    expect(await verified()).toMatchObject({ finding: null, anchors: { agree: 2 } })
    closePractice()
    restore(practice.folder, kept ?? '', monday + 1000)
    await openPractice(practice.folder)
    expect(await verified()).toMatchObject({ finding: null, broken: [], anchors: { agree: 1 } })
    const lines = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      lines
        .split('\n')
        .filter(line => !line.includes('restore'))
        .join('\n'),
    )
    expect(await verified()).toMatchObject({ finding: { kind: 'cut-off' } })
  })

  test('is no log that was cut off: the number of entries begins anew', async () => {
    expect(readAuditMark(practice.folder)).toBeGreaterThan(0)
    closePractice()
    restore(practice.folder, copy, monday)
    expect(existsSync(auditMarkFile(practice.folder))).toBe(false)
    await openPractice(practice.folder)
    expect(readAuditMark(practice.folder)).toBe(
      Number(sqlite().prepare('select max(seq) from audit_events').pluck().get()),
    )
  })

  test('takes a forgotten old log out of the way', async () => {
    const log = readFileSync(inFolder('attune.db-wal'))
    closePractice()
    rmSync(inFolder('attune.db'))
    writeFileSync(inFolder('attune.db-wal'), log)
    expect(restore(practice.folder, copy, monday).kept).toBeNull()
    expect(files()).toEqual(['attune.db'])
    await openPractice(practice.folder)
    expect(await codes()).toEqual(['K-001'])
  })

  test('keeps a second factor, and ends the codes that stand in for it: some may have been used since', async () => {
    const { mara } = practice
    await setUpSecondFactor(mara, monday)
    const later = path.join(practice.folder, 'backups', 'later.db')
    await backUp(practice.folder, later)
    closePractice()
    restore(practice.folder, later, monday)
    await openPractice(practice.folder)
    const again = await loginAs(mara.personId, monday)
    expect(await ownSecondFactor(again)).toMatchObject({ since: monday, codesLeft: 0 })
  })

  test('is how a folder whose database is gone, empty or damaged comes back', async () => {
    const lose = [() => rmSync(inFolder('attune.db')), () => truncateSync(inFolder('attune.db'), 0), damage]
    for (const [index, each] of lose.entries()) {
      closePractice()
      each()
      restore(practice.folder, copy, monday + index * 1000)
      await openPractice(practice.folder)
      expect(await codes()).toEqual(['K-001'])
    }
  })

  test('is for its owner alone', () => {
    closePractice()
    restore(practice.folder, copy, monday)
    expect(statSync(inFolder('attune.db')).mode & 0o777).toBe(0o600)
  })

  test('takes a copy of an older schema, which the next start brings up to date', async () => {
    const old = practiceOf('schema-0004')
    const target = emptyFolder()
    mkdirSync(path.join(target, 'keys'))
    for (const name of readdirSync(path.join(old, 'keys')))
      writeFileSync(path.join(target, 'keys', name), readFileSync(path.join(old, 'keys', name)))
    restore(target, path.join(old, 'attune.db'), monday)
    await openPractice(target)
    expect((await codes()).length).toBeGreaterThan(0)
    await removePractice(target)
    await removePractice(old)
  })
})

describe('is refused with nothing changed', () => {
  test('while the practice is open', async () => {
    await expectRefused(copy, /Attune is running on/)
  })

  test('when there is no such file, or it is the one in place', async () => {
    closePractice()
    await expectRefused(inFolder('nothing.db'), /There is no file/)
    await expectRefused(inFolder('attune.db'), /already the practice’s database/)
  })

  test.each([
    ['cut short', () => truncateSync(copy, Math.floor(statSync(copy).size / 2)), /is damaged, or no database/],
    ['no database', () => writeFileSync(copy, 'a letter, and a long one'), /is damaged, or no database/],
    ['empty', () => writeFileSync(copy, ''), /holds no practice/],
  ])('when the file is %s', async (_, spoil, sentence) => {
    closePractice()
    spoil()
    await expectRefused(copy, sentence)
  })

  test('when the keys of the folder do not open it, or are not there', async () => {
    const other = await otherFolder()
    expect(() => restore(other, copy, monday)).toThrow(/does not belong to this database/)
    rmSync(path.join(other, 'keys'), { recursive: true })
    expect(() => restore(other, copy, monday)).toThrow(/practice\.key is missing/)
    expect(readdirSync(other).filter(name => name.startsWith('attune.db'))).toEqual(['attune.db'])
    await removePractice(other)
  })

  test('when a newer version has made it', async () => {
    sqlite().exec('insert into __drizzle_migrations (hash, created_at) values (1, 99999999999999)')
    const newer = inFolder('backups/newer.db')
    await backUp(practice.folder, newer)
    sqlite().exec('delete from __drizzle_migrations where created_at = 99999999999999')
    closePractice()
    await expectRefused(newer, /used by a newer version/)
  })
})

function damage() {
  const pages = readFileSync(inFolder('attune.db'))
  writeFileSync(inFolder('attune.db'), pages.fill(7, 0, pages.length - 4096))
}

/** A folder with keys of its own and a practice that was not set up. */
async function otherFolder() {
  const folder = emptyFolder()
  await openPractice(folder)
  closePractice()
  return folder
}

test.each([
  ['one that somebody added', 'create trigger spy after insert on sessions begin delete from logins; end', /: spy\./],
  [
    'one of its own that was changed',
    'drop trigger flag_events_no_delete; create trigger flag_events_no_delete before delete on flag_events begin select 1; end',
    /: flag_events_no_delete\./,
  ],
  ['one of its own that is gone', 'drop trigger audit_events_no_update', /: audit_events_no_update\./],
])('a copy is refused by the name of its trigger: %s', async (_, change, sentence) => {
  closePractice()
  const altered = new Database(copy)
  altered.exec(change)
  altered.close()
  await expectRefused(copy, sentence)
})
