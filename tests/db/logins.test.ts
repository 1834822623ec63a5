import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeOwnPassword, demoAccounts, findAccount } from '@/db/accounts'
import { newId } from '@/db/ids'
import { keyedHash } from '@/db/keyed-hash'
import { beginAttempt, forgetFailures } from '@/db/login-attempts'
import {
  endLogin,
  endOtherLogins,
  endOwnLogin,
  loginLeft,
  noteBrowser,
  ownLogins,
  startLogin,
  viewerOf,
} from '@/db/logins'
import { unreadNotices } from '@/db/notices'
import { db } from '@/db/open'
import { endLoginsOf, markLeft } from '@/db/people'
import { first } from '@/db/rows'
import { auditEvents, failedLogins, logins } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { noticeText } from '@/lib/notices'
import { freshPractice, loginAs, monday } from '../support/practice'

const minute = 60_000
const hour = 60 * minute

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const login = async (now = monday) => (await startLogin(practice.ines.personId, now)) ?? ''

describe('a login', () => {
  test('is the person, with what the screens need of the practice', async () => {
    expect(await viewerOf(await login(), monday)).toMatchObject({
      name: 'Ines Admin',
      roles: ['admin'],
      practiceName: 'Test Practice',
      timeZone: 'Europe/London',
      isDemo: false,
    })
  })

  test('unknown or empty is nobody', async () => {
    expect(await viewerOf('', monday)).toBeNull()
    expect(await viewerOf('01a', monday)).toBeNull()
  })

  test('is over when unused for 15 minutes', async () => {
    const id = await login()
    expect(await viewerOf(id, monday + 15 * minute - 1)).not.toBeNull()
    const other = await login()
    expect(await viewerOf(other, monday + 15 * minute)).toBeNull()
  })

  test('lives on while it is used, but 12 hours in all', async () => {
    const id = await login()
    for (let now = monday; now < monday + 12 * hour; now += 10 * minute) expect(await viewerOf(id, now)).not.toBeNull()
    expect(await viewerOf(id, monday + 12 * hour)).toBeNull()
  })

  test('says how much longer it holds, which does not use it', async () => {
    const id = await login()
    const later = monday + 5 * minute
    const { personId } = practice.ines
    for (let n = 0; n < 2; n++)
      expect(await loginLeft(id, later)).toEqual({ personId, left: 10 * minute, most: 12 * hour - 5 * minute })
    for (let now = monday; now < monday + 12 * hour; now += 10 * minute) await viewerOf(id, now)
    const near = monday + 12 * hour - 3 * minute
    expect(await loginLeft(id, near)).toEqual({ personId, left: 3 * minute, most: 3 * minute })
    expect(await loginLeft(id, monday + 12 * hour)).toBeNull()
    expect(await loginLeft('', monday)).toBeNull()
  })

  test('notes its use at most once a minute', async () => {
    const id = await login()
    const seen = async () => (await first(db().select().from(logins).where(eq(logins.id, id))))?.seenAt
    await viewerOf(id, monday + minute - 1)
    expect(await seen()).toBe(monday)
    await viewerOf(id, monday + minute)
    expect(await seen()).toBe(monday + minute)
  })

  test('that was ended is nobody at once', async () => {
    const viewer = await loginAs(practice.ines.personId)
    expect(await endLogin(viewer, monday)).toEqual({ ok: true })
    expect(await viewerOf(viewer.loginId, monday)).toBeNull()
  })

  test('of a person who has left is nobody, and no new one starts', async () => {
    const { ines, mara } = practice
    await markLeft(ines, { personId: mara.personId, version: 1, hasLeft: true }, monday)
    expect(await viewerOf(mara.loginId, monday)).toBeNull()
    expect(await startLogin(mara.personId, monday)).toBeNull()
    expect(await findAccount('mara@attune.example')).toBeNull()
  })

  test('stays ended when the person is let back in', async () => {
    const { ines, mara } = practice
    await markLeft(ines, { personId: mara.personId, version: 1, hasLeft: true }, monday)
    await markLeft(ines, { personId: mara.personId, version: 2, hasLeft: false, passwordHash: 'x' }, monday)
    expect(await viewerOf(mara.loginId, monday)).toBeNull()
    expect(await startLogin(mara.personId, monday)).not.toBeNull()
  })
})

describe('the logins of somebody else', () => {
  const which = (personId: string, version = 1) => ({ personId, version })

  test('are ended by an administrator, wherever they are, and the person is told by whom', async () => {
    const { ines, mara } = practice
    const elsewhere = (await startLogin(mara.personId, monday)) ?? ''
    expect(await endLoginsOf(ines, which(mara.personId), monday)).toEqual({ ok: true })
    expect([await viewerOf(mara.loginId, monday), await viewerOf(elsewhere, monday)]).toEqual([null, null])
    expect(await viewerOf(ines.loginId, monday)).not.toBeNull()
    const again = await loginAs(mara.personId)
    const [notice] = await unreadNotices(again)
    expect(notice && noticeText(notice, 'en-GB')).toBe('Ines Admin logged you out wherever you were logged in.')
    const entries = await db().select().from(auditEvents).where(eq(auditEvents.act, 'person.end-logins'))
    expect(entries).toMatchObject([{ personId: ines.personId, subjectId: mara.personId }])
  })

  test('are ended once for a form that is sent twice: a login of afterwards goes on', async () => {
    const { ines, mara } = practice
    await endLoginsOf(ines, which(mara.personId), monday)
    const after = await loginAs(mara.personId)
    expect(await endLoginsOf(ines, which(mara.personId), monday)).toEqual({ ok: true })
    expect(await viewerOf(after.loginId, monday)).not.toBeNull()
  })

  test('are nobody’s but an administrator’s to end, who ends their own elsewhere', async () => {
    const { ines, mara, tomas } = practice
    expect(await endLoginsOf(mara, which(tomas.personId), monday)).toMatchObject({ why: 'not-found' })
    expect(await endLoginsOf(ines, which(ines.personId), monday)).toMatchObject({ why: 'not-found' })
    expect(await viewerOf(mara.loginId, monday)).not.toBeNull()
  })
})

describe("a viewer's own logins", () => {
  test('are listed while they last, and end one by one or all but this', async () => {
    const here = practice.ines
    const [second, third] = [await login(), await login()]
    await login(monday - 13 * hour)
    expect((await ownLogins(here, monday)).map(({ id }) => id).sort()).toEqual([here.loginId, second, third].sort())
    expect(await endOwnLogin(here, { loginId: second }, monday)).toEqual({ ok: true })
    expect(await viewerOf(second, monday)).toBeNull()
    await endOtherLogins(here, monday)
    expect(await ownLogins(here, monday)).toMatchObject([{ id: here.loginId, isThis: true }])
  })

  test('say by what browser they were begun, where that is known', async () => {
    const here = await loginAs(practice.mara.personId, monday + 1)
    await noteBrowser(here.loginId, 'Firefox on Windows')
    expect((await ownLogins(practice.mara, monday + 1)).map(({ browser }) => browser)).toEqual([
      'Firefox on Windows',
      null,
    ])
  })

  test("are not another person's to end", async () => {
    const { ines, mara } = practice
    expect(await endOwnLogin(ines, { loginId: mara.loginId }, monday)).toEqual({ ok: false, why: 'not-found' })
    expect(await viewerOf(mara.loginId, monday)).not.toBeNull()
  })

  test('end elsewhere with a new password, which must follow the one that was checked', async () => {
    const here = practice.ines
    const elsewhere = await login()
    const stale = { before: 'not it', after: 'new' }
    expect(await changeOwnPassword(here, stale, monday)).toEqual({ ok: false, why: 'conflict' })
    expect(await viewerOf(elsewhere, monday)).not.toBeNull()
    expect(await changeOwnPassword(here, { before: 'x', after: 'new' }, monday)).toEqual({ ok: true })
    expect(await viewerOf(elsewhere, monday)).toBeNull()
    expect(await viewerOf(here.loginId, monday)).not.toBeNull()
    expect(await findAccount(' INES@attune.example')).toEqual({ personId: practice.ines.personId, passwordHash: 'new' })
  })
})

/** As so many attempts that failed. */
async function addFailures(count: number, who: (n: number) => { account: string; address: string }) {
  const { practiceId } = practice.ines
  const rows = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    practiceId,
    accountHash: keyedHash('account', who(n).account),
    addressHash: keyedHash('address', who(n).address),
    failedAt: monday,
  }))
  await writeUnattended(tx => tx.insert(failedLogins).values(rows))
}

describe('trying passwords', () => {
  const ada = { account: 'ada@brook.example', address: '192.0.2.1' }
  const tries = async (count: number, who: { account: string; address: string | null } = ada, now = monday) => {
    const attempts = await Promise.all(Array.from({ length: count }, () => beginAttempt(who, now)))
    return attempts.filter(({ ok }) => ok).length
  }

  test('is let through five times, also when all come at once', async () => {
    expect(await tries(40)).toBe(5)
  })

  test('waits longer after each further failure, never more than 15 minutes', async () => {
    await tries(5)
    const waits = []
    for (let now = monday; waits.length < 6; now += minute) {
      const attempt = await beginAttempt(ada, now)
      if (!attempt.ok) waits.push(attempt.waitMinutes)
    }
    expect(waits).toEqual([1, 1, 3, 2, 1, 7])
    await tries(100, ada, monday + hour)
    const refused = await beginAttempt(ada, monday + hour)
    expect(refused.ok ? 0 : refused.waitMinutes).toBeLessThanOrEqual(15)
  })

  test('locks nobody out for good, however long somebody else goes on', async () => {
    let letThrough = 0
    for (let now = monday; now < monday + 6 * hour; now += 10_000)
      letThrough += (await beginAttempt(ada, now)).ok ? 1 : 0
    expect(letThrough).toBeGreaterThan(24)
    expect((await beginAttempt(ada, monday + 6 * hour + 15 * minute)).ok).toBe(true)
  })

  test('starts afresh after the right password', async () => {
    await tries(4)
    const right = await beginAttempt(ada, monday)
    if (right.ok) await forgetFailures(right)
    expect(await tries(9)).toBe(5)
  })

  test('is counted apart for other accounts, and per address over all of them', async () => {
    const from = (address: string) => async (account: number) =>
      tries(5, { account: `${account}@brook.example`, address })
    const counts = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(from('192.0.2.1')))
    expect(counts).toEqual([5, 5, 5, 5, 5, 5, 0])
    expect(await from('192.0.2.2')(7)).toBe(5)
  })

  test('goes on in a browser that the account knows, whatever failed elsewhere and at this address', async () => {
    for (let n = 0; n < 12; n++) await tries(5, { account: `${n}@brook.example`, address: '192.0.2.1' })
    expect(await tries(1)).toBe(0)
    const known = { account: 'ada@brook.example device', address: null }
    expect(await tries(9, known)).toBe(5)
  })

  test('at one account from many addresses makes its owner wait at none of theirs', async () => {
    for (let n = 0; n < 12; n++) await tries(5, { ...ada, address: `203.0.113.${n}` })
    expect(await tries(1)).toBe(1)
  })

  test('is bounded at one account, and in all, from wherever it comes, but in a browser that is known', async () => {
    const once = async (account: string, address: string | null) => tries(1, { account, address })
    await addFailures(100, n => ({ account: 'ada@brook.example', address: `203.0.113.${n}` }))
    expect([await once('ada@brook.example', '192.0.2.9'), await once('bea@brook.example', '192.0.2.9')]).toEqual([0, 1])
    await addFailures(1000, n => ({ account: `${n}@brook.example`, address: `198.51.${n % 200}.${n}` }))
    expect([await once('cleo@brook.example', '192.0.2.7'), await once('cleo@brook.example', null)]).toEqual([0, 1])
    expect(await tries(1, { account: 'cleo@brook.example', address: '192.0.2.7' }, monday + 16 * minute)).toBe(1)
  })

  test('keeps neither the account nor the address in the clear, and nothing after 15 minutes', async () => {
    await tries(3)
    const rows = async () => JSON.stringify(await db().select().from(failedLogins))
    expect(await rows()).not.toMatch(/\bada\b|brook|192\.0\.2/)
    await tries(1, { account: 'bea', address: '192.0.2.2' }, monday + 15 * minute)
    expect(JSON.parse(await rows())).toHaveLength(1)
  })
})

test('a practice that is no demo offers no account without a password', async () => {
  expect(await demoAccounts()).toEqual([])
})
