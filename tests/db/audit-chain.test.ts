import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { asc, eq, isNotNull, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { saveDraft } from '@/db/assessments'
import { addAnchor, anchorsFile, readAnchors } from '@/db/audit-anchors'
import { headOf, takeInOld } from '@/db/audit-chain'
import { hashOfReason } from '@/db/audit-text'
import { verifyAudit } from '@/db/audit-verify'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { flagsToReview } from '@/db/flags'
import { auditKey, closePractice, db, openPractice, type Sql } from '@/db/open'
import { changeRoles } from '@/db/people'
import { auditEvents, auditHeads, auditSalts, sessions } from '@/db/schema'
import { voidSession } from '@/db/session-voids'
import { startSession } from '@/db/sessions'
import { snapshot } from '@/db/snapshot'
import { writeUnattended } from '@/db/write-unattended'
import { all, distress, newClient, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'
import { dropGuards, tamper, tamperings } from '../support/tampering'
import { isTestAll, times } from '../support/test-all'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterEach(() => practice.remove())

const anchors = () => readAnchors(anchorsFile(practice.folder), auditKey())
const verified = () => snapshot(tx => verifyAudit(tx, auditKey(), anchors()))
const entries = () => db().select().from(auditEvents).orderBy(asc(auditEvents.seq))
const acts = async () => (await entries()).map(({ act }) => act)

/** Reads of three kinds, some of several entries, and acts. */
async function work(rounds: number): Promise<void> {
  const { mara, ines, tomas } = practice
  for (let round = 0; round < rounds; round++) {
    await client(mara, clientId, monday + round)
    await caseload(mara, monday + round)
    await recordWeek(mara, clientId, round, [distress({ ...all(10, 1), 6: round % 2 })])
    await flagsToReview(mara, { show: 'all' }, monday + round * day)
    await changeRoles(
      ines,
      { personId: tomas.personId, version: round + 1, roles: ['clinician', 'supervisor'] },
      monday,
    )
  }
}

async function anchor(): Promise<void> {
  const head = await headOf(db(), auditKey())
  if (!head) throw new Error('There is no head')
  const { practiceId, seq, hash } = head
  const line = { kind: 'anchor', practice: practiceId, seq, hash: hash.toString('hex'), at: '2026-01-05T09:00:00.000Z' }
  addAnchor(anchorsFile(practice.folder), auditKey(), { ...line, kind: 'anchor' })
}

describe('a chain', () => {
  test('is whole after acts and reads, has no gaps, and its head is sealed', async () => {
    await work(2)
    await anchor()
    const rows = await entries()
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    expect(await verified()).toMatchObject({ entries: rows.length, finding: null, broken: [], anchors: { agree: 1 } })
  })

  test('does not fork where acts and reads of several people are under way at the same time', async () => {
    const { mara, tomas, ruth, ines } = practice
    const theirs = await Promise.all([1, 2, 3, 4].map(number => newClient(number % 2 ? mara : tomas, `P-${number}`)))
    const rounds = times(20, 4)
    for (let round = 0; round < rounds; round++)
      await Promise.all([
        ...theirs.map((id, index) => client(index % 2 ? tomas : mara, id, monday)),
        ...theirs.map((id, index) =>
          startSession(index % 2 ? tomas : mara, { clientId: id, key: randomUUID() }, monday + round * day),
        ),
        caseload(mara, monday),
        caseload(ruth, monday),
        flagsToReview(tomas, { show: 'open' }, monday),
        changeRoles(ines, { personId: ruth.personId, version: round + 1, roles: ['supervisor'] }, monday),
      ])
    const rows = await entries()
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    expect(await verified()).toMatchObject({ entries: rows.length, finding: null, broken: [] })
  })

  test('keeps nothing of an act that was given up', async () => {
    const before = await entries()
    const failing = writeUnattended(async tx => {
      await tx.update(auditHeads).set({ seq: 9999 })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await entries()).toEqual(before)
    expect(await verified()).toMatchObject({ finding: null })
  })

  test('takes in what was noted before there was one, and tells whether that is changed later', async () => {
    await work(1)
    await dropGuards()
    await writeUnattended(async tx => {
      await tx.delete(auditHeads)
      await tx.update(auditEvents).set({ hash: null })
    })
    const old = await entries()
    closePractice()
    await openPractice(practice.folder, { unguarded: true })
    const [begin] = (await entries()).slice(-1)
    expect(begin).toMatchObject({ act: 'audit.begin', count: old.length, seq: old.length + 1, personId: null })
    await client(practice.mara, clientId, monday)
    expect(await verified()).toMatchObject({ entries: old.length + 2, finding: null })
    await writeUnattended(tx => tx.update(auditEvents).set({ act: 'client.open' }).where(eq(auditEvents.seq, 2)))
    expect(await verified()).toMatchObject({ finding: { kind: 'before-the-chain' } })
  })

  test('takes a great many in by one act after another, is stopped between them, and goes on', async () => {
    await work(3)
    await dropGuards()
    await writeUnattended(async tx => {
      await tx.delete(auditHeads)
      await tx.update(auditEvents).set({ hash: null })
    })
    const old = (await entries()).length
    const takeNext = async () => {
      let isMore = false
      await writeUnattended(async tx => {
        tx.afterwards?.push(async end => {
          isMore = await takeInOld(end, auditKey(), monday, 4)
        })
      })
      return isMore
    }
    expect(await takeNext()).toBe(true)
    expect(await verified()).toMatchObject({ finding: { kind: 'before-the-chain' } })
    await client(practice.mara, clientId, monday)
    for (let isMore = true; isMore; ) isMore = await takeNext()
    expect(await takeNext()).toBe(false)
    const taken = (await entries()).flatMap(({ act, count }) => (act === 'audit.begin' ? [count ?? 0] : []))
    expect(taken.slice(0, -1).every(count => count === 4)).toBe(true)
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(old)
    expect(await verified()).toMatchObject({ entries: old + taken.length + 1, finding: null })
    await writeUnattended(tx => tx.delete(auditEvents).where(eq(auditEvents.seq, 6)))
    expect(await verified()).toMatchObject({ finding: { kind: 'before-the-chain' } })
  })

  test('goes on, and says so for good, where its head was made by somebody without the key', async () => {
    await writeUnattended(tx => tx.update(auditHeads).set({ seq: 3 }))
    expect(await verified()).toMatchObject({ finding: { kind: 'head' } })
    await client(practice.mara, clientId, monday)
    expect((await acts()).slice(-2)).toEqual(['audit.broken', 'client.open'])
    const { finding, broken } = await verified()
    expect(finding).toBeNull()
    expect(broken).toHaveLength(1)
  })
})

describe('what is noted', () => {
  test('of roles: which', async () => {
    await work(1)
    const noted = (await entries()).filter(({ act }) => act.startsWith('person.'))
    expect(noted.map(({ act, detail }) => [act, detail])).toEqual([
      ['person.add', 'clinician'],
      ['person.add', 'clinician'],
      ['person.add', 'supervisor'],
      ['person.roles', 'clinician supervisor'],
    ])
  })

  test('of a list of flags: an entry for each client whose flags it shows', async () => {
    const otherId = await newClient(practice.mara, 'K-002')
    for (const id of [clientId, otherId]) await recordWeek(practice.mara, id, 0, [distress({ ...all(10, 1), 6: 2 })])
    await flagsToReview(practice.mara, { show: 'open' }, monday)
    const shown = (await entries()).filter(({ act }) => act === 'flags.show')
    expect(shown.map(({ clientId: id }) => id).toSorted()).toEqual([clientId, otherId].toSorted())
  })

  test('of typing: one entry a session, person and day', async () => {
    const { mara } = practice
    const begun = await startSession(mara, { clientId, key: 'k' }, monday)
    const sessionId = begun.ok ? begun.sessionId : ''
    const type = (draftVersion: number, now: number) =>
      saveDraft(mara, { sessionId, draftVersion, entries: [distress({ 1: draftVersion % 4 })] }, now)
    for (const at of [0, 1, 2]) expect((await type(at, monday + at)).ok).toBe(true)
    const typed = async () => (await acts()).filter(act => act === 'session.draft').length
    expect(await typed()).toBe(1)
    await type(3, monday + day)
    expect(await typed()).toBe(2)
  })

  test('of a reason: a salted hash, which tells nothing once the salt is gone, and leaves the chain whole', async () => {
    const sessionId = await recordWeek(practice.mara, clientId, 0, [distress(all(10, 0))])
    const reason = 'It was the wrong client'
    const [session] = await db().select().from(sessions).where(eq(sessions.id, sessionId))
    const { version = 0, draftVersion = 0 } = session ?? {}
    const sent = { sessionId, version, draftVersion, reason, safety: [] }
    expect((await voidSession(practice.mara, sent, monday)).ok).toBe(true)
    const [noted] = await db().select().from(auditEvents).where(isNotNull(auditEvents.reasonHash))
    const [salt] = await db().select().from(auditSalts)
    expect(salt).toMatchObject({ seq: noted?.seq, clientId })
    expect(noted?.reasonHash).toEqual(hashOfReason(salt?.salt ?? Buffer.alloc(0), reason))
    await writeUnattended(tx => tx.delete(auditSalts).where(eq(auditSalts.clientId, clientId)))
    expect(await verified()).toMatchObject({ finding: null })
  })
})

/** Tampers with the audit, looks at it, and leaves it as it was. */
async function seenAfter(name: string, random: () => number) {
  let seen: Awaited<ReturnType<typeof verifyAudit>> | undefined
  const undone = new Error('undone')
  const trying = writeUnattended(async (tx: Sql) => {
    await tamper(tx, name, random)
    seen = await verifyAudit(tx, auditKey(), anchors())
    throw undone
  })
  await expect(trying).rejects.toBe(undone)
  return seen
}

describe('somebody who can write the database, and has neither key nor anchor', () => {
  beforeEach(async () => {
    await work(2)
    await dropGuards()
  })

  test.each(Object.keys(tamperings))('is found out: %s', async name => {
    for (const part of [0, 0.5, 0.99]) expect((await seenAfter(name, () => part))?.finding).not.toBeNull()
    await anchor()
    expect((await seenAfter(name, () => 0.7))?.finding).not.toBeNull()
    expect(await verified()).toMatchObject({ finding: null })
  })

  test('each kind is named by what it looks like, at the first entry of it', async () => {
    const rows = await entries()
    const middle = rows[Math.floor(rows.length / 2)]?.seq ?? 0
    const named = async (name: string) => {
      const finding = (await seenAfter(name, () => 0.5))?.finding
      return [finding?.kind, finding?.seq]
    }
    expect(await named('change')).toEqual(['changed', middle])
    expect(await named('remove')).toEqual(['missing', middle])
    expect(await named('putIn')).toEqual(['put-in', middle + 1])
    expect(await named('cut')).toEqual(['cut-off', middle])
    expect(await named('putInUnbound')).toEqual(['unbound', rows.length + 1])
  })

  test('what was written anew is found by the anchors before and after it', async () => {
    await anchor()
    const before = (await entries()).length
    await client(practice.mara, clientId, monday)
    await client(practice.mara, clientId, monday)
    await anchor()
    expect((await seenAfter('writeAnew', () => 0.99))?.finding).toMatchObject({
      kind: 'written-anew',
      seq: before + 1,
      upTo: before + 2,
    })
  })

  test('the whole database set back to what it was: the anchors say how far it went', async () => {
    const head = await db().select().from(auditHeads)
    const before = (await entries()).length
    await client(practice.mara, clientId, monday)
    await anchor()
    await writeUnattended(async tx => {
      await tx.delete(auditEvents).where(sql`${auditEvents.seq} > ${before}`)
      await tx.update(auditHeads).set(head[0] ?? {})
    })
    expect(await verified()).toMatchObject({ finding: { kind: 'cut-off', seq: before + 1 } })
    rmSync(anchorsFile(practice.folder))
    expect(await verified()).toMatchObject({ finding: null })
  })

  const rounds = times(10_000, 20)
  test(
    `${rounds} at random are all found`,
    async () => {
      const seed = Number(process.env.ATTUNE_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31))
      let state = seed
      const random = () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
        return state / 2 ** 31
      }
      const names = Object.keys(tamperings)
      for (let round = 0; round < rounds; round++) {
        const name = names[Math.floor(random() * names.length)] ?? ''
        const finding = (await seenAfter(name, random))?.finding
        expect(finding, `${name} in round ${round}, seed ${seed}`).not.toBeNull()
      }
      expect(await verified()).toMatchObject({ finding: null })
    },
    isTestAll ? 900_000 : 60_000,
  )
})
