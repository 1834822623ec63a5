import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findAccount } from '@/db/accounts'
import { viewerOf } from '@/db/logins'
import { db } from '@/db/open'
import { addPerson, changeRoles, markLeft } from '@/db/people'
import { makeRecoveryCode, recover, recoverable, recoveryMinutes } from '@/db/recovery'
import { auditEvents, recoveryCodes } from '@/db/schema'
import { freshPractice, loginAs, monday } from '../support/practice'

const minute = 60_000
const email = 'ines@attune.example'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

async function codeFor(who: string | null = null, now = monday): Promise<string> {
  const made = await makeRecoveryCode(who, now)
  if (!made.ok) throw new Error('No code was made')
  return made.code
}

const use = (code: string, now = monday, who = email) =>
  recover({ email: who, code, passwordHash: 'new', countedAs: [] }, now)

async function secondAdmin() {
  const person = { key: randomUUID(), name: 'Nils', email: 'nils@attune.example', passwordHash: 'x' }
  const added = await addPerson(practice.ines, { ...person, roles: ['admin'] }, monday)
  if (!added.ok) throw new Error('Nils was not added')
  return added.personId
}

describe('a code', () => {
  test('is made for the one administrator, and can be typed in any way', async () => {
    const code = await codeFor()
    expect(code).toMatch(/^([A-Z2-7]{4}-){2}[A-Z2-7]{4}$/)
    expect(
      await recoverable({ email: ' INES@attune.example', code: code.toLowerCase().replaceAll('-', ' ') }, monday),
    ).toEqual({
      name: 'Ines Admin',
      email,
      practiceName: 'Test Practice',
    })
  })

  test('is of no use before it was made, when the clock was put back', async () => {
    const code = await codeFor()
    expect(await recoverable({ email, code }, monday - 60 * minute)).toBeNull()
    expect(await use(code, monday - 60 * minute)).toBeNull()
    expect(await use(code)).not.toBeNull()
  })

  test('is not in the database', async () => {
    const code = await codeFor()
    const kept = JSON.stringify(await db().select().from(recoveryCodes))
    expect(kept).not.toContain(code)
    expect(kept).not.toContain(code.replaceAll('-', ''))
  })

  test('where there are several administrators, is made for the one who is named', async () => {
    await secondAdmin()
    const all = { ok: false, admins: [email, 'nils@attune.example'] }
    expect(await makeRecoveryCode(null, monday)).toEqual(all)
    expect(await makeRecoveryCode('mara@attune.example', monday)).toEqual(all)
    const code = await codeFor('Nils@attune.example')
    expect(await use(code)).toBeNull()
    expect(await use(code, monday, 'nils@attune.example')).not.toBeNull()
  })

  test('is for no administrator who has left, and of no use to one who leaves or is none any more', async () => {
    const personId = await secondAdmin()
    const nils = 'nils@attune.example'
    const code = await codeFor(nils)
    await markLeft(practice.ines, { personId, version: 1, hasLeft: true }, monday)
    expect(await use(code, monday, nils)).toBeNull()
    expect(await makeRecoveryCode(nils, monday)).toEqual({ ok: false, admins: [email] })
    await markLeft(practice.ines, { personId, version: 2, hasLeft: false, passwordHash: 'x' }, monday)
    const again = await codeFor(nils)
    await changeRoles(practice.ines, { personId, version: 3, roles: ['clinician'] }, monday)
    expect(await use(again, monday, nils)).toBeNull()
  })

  test('is good once, for a quarter of an hour, and until a newer one is made', async () => {
    const first = await codeFor()
    const second = await codeFor()
    expect(await use(first)).toBeNull()
    expect(await use(second, monday + recoveryMinutes * minute)).toBeNull()
    expect(await use(second, monday + recoveryMinutes * minute - 1)).not.toBeNull()
    expect(await use(second)).toBeNull()
  })

  test('is of no use with anything wrong', async () => {
    await codeFor()
    for (const wrong of ['', 'AAAA-BBBB-CCCC']) expect(await use(wrong)).toBeNull()
    expect(await use('', monday, 'nobody@attune.example')).toBeNull()
    expect(await findAccount(email)).toMatchObject({ passwordHash: 'x' })
  })
})

describe('using it', () => {
  test('sets the password, ends every other login of that person alone, and logs in', async () => {
    const elsewhere = await loginAs(practice.ines.personId)
    const loginId = await use(await codeFor())
    expect(await findAccount(email)).toMatchObject({ passwordHash: 'new' })
    expect(await viewerOf(elsewhere.loginId, monday)).toBeNull()
    expect(await viewerOf(practice.mara.loginId, monday)).not.toBeNull()
    expect(await viewerOf(loginId ?? '', monday)).toMatchObject({ name: 'Ines Admin' })
  })

  test('is noted, as the making of the code is', async () => {
    await use(await codeFor())
    const acts = await db()
      .select({ act: auditEvents.act, count: auditEvents.count })
      .from(auditEvents)
      .where(eq(auditEvents.personId, practice.ines.personId))
      .orderBy(auditEvents.seq)
    expect(acts.slice(-5)).toEqual([
      { act: 'recovery.code', count: null },
      { act: 'recovery.use', count: null },
      { act: 'person.password', count: null },
      { act: 'login.end-others', count: 1 },
      { act: 'login.start', count: null },
    ])
  })
})
