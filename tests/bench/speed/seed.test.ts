import { readdirSync } from 'node:fs'
import path from 'node:path'
import { and, eq, lt, ne } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseload } from '@/db/caseload'
import { isSound } from '@/db/integrity'
import { db, openPractice, sqlite } from '@/db/open'
import { reevaluateEpisode } from '@/db/reevaluate'
import { first } from '@/db/rows'
import { auditEvents, clients, episodes, people, resolutions } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { compactCode, foldCode } from '@/lib/text/fold'
import { emptyFolder, removePractice } from '../../support/folder'
import { loginAs } from '../../support/practice'
import { practiceNumbers } from '../../support/practice-numbers'
import { practiceRows } from '../../support/practice-rows'
import { readBenchFile } from './bench-file'
import { inCopy } from './marked-ids'
import { now, type SmallPractice, sessionsOfSmallTeam, smallPractice, smallTeam, template } from './small-practice'
import { makeTemplate } from './template'

describe('a practice of three teams', () => {
  let practice: SmallPractice
  beforeAll(async () => {
    practice = await smallPractice(3)
    await openPractice(practice.folder)
  })
  afterAll(() => practice.remove())

  test('its file says who is in it, and nothing else is left beside it', () => {
    const { folder, made } = practice
    expect(readBenchFile(folder)).toEqual(made)
    expect(made.counts).toMatchObject({ sessions: 3 * sessionsOfSmallTeam, clients: 3 * smallTeam.clients.length })
    expect(made.counts.flags).toBeGreaterThan(20)
    expect(readdirSync(path.dirname(folder))).toEqual(['practice'])
    expect(
      readdirSync(folder)
        .filter(name => !/-(wal|shm)$/.test(name))
        .toSorted(),
    ).toEqual(['attune.db', 'bench.json', 'keys', 'last-audit-entry'])
  })

  test('it is whole, kept as the product keeps it, and has all indexes', () => {
    expect(isSound(sqlite())).toBe(true)
    expect(sqlite().pragma('journal_mode', { simple: true })).toBe('wal')
    const schema = (name: string) => sqlite().prepare(`select name, sql from ${name}.sqlite_master order by name`).all()
    sqlite().prepare('attach ? as fresh').run(process.env.ATTUNE_MIGRATED)
    expect(schema('main')).toEqual(schema('fresh'))
    sqlite().exec('detach fresh')
  })

  test('reading the episodes of the copies again changes nothing', async () => {
    const copied = (await db().select().from(episodes)).filter(({ id }) => !id.endsWith('000000'))
    expect(copied).toHaveLength(2 * smallTeam.clients.length)
    const before = unrevised(await practiceRows())
    for (const { id: episodeId, clientId, practiceId } of copied)
      await writeUnattended(tx => reevaluateEpisode(tx, { episodeId, clientId, practiceId }, now))
    expect(unrevised(await practiceRows())).toEqual(before)
  })

  test('flags of every ending are in it', async () => {
    const outcomes = await db().selectDistinct({ outcome: resolutions.outcome }).from(resolutions)
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['cleared', 'dismissed', 'resolved'])
  })

  test('each client of a copy holds what the same client of the first team holds, sealed texts too', async () => {
    const numbers = await practiceNumbers()
    for (const { code } of smallTeam.clients)
      for (const copy of [1, 2]) expect(numbers[`${code}-${copy}`], code).toEqual(numbers[code])
  })

  test('the caseload of a copied clinician is that of the first in all but ids and codes', async () => {
    const first = await caseload(await loginAs(practice.made.clinicianId, now), now)
    expect(first.some(({ openFlags }) => openFlags > 0)).toBe(true)
    const third = await caseload(await loginAs(await idOf('mara-2@elm-street.example'), now), now)
    expect(withoutCopy(third)).toEqual(withoutCopy(first))
  })

  test('supervisors read along with the clients of the first teams', async () => {
    const read = async (personId: string) => (await caseload(await loginAs(personId, now), now)).map(({ code }) => code)
    const { few, many } = practice.made.supervisors
    const codes = smallTeam.clients.map(({ code }) => code)
    expect((await read(few)).toSorted()).toEqual(codes.toSorted())
    expect((await read(many)).toSorted()).toEqual([...codes, ...codes.map(code => `${code}-1`)].toSorted())
  })

  test('the audit of each clinician says the same in the same order, but for letting supervisors in', async () => {
    const acts = async (email: string) =>
      db()
        .select({ act: auditEvents.act, at: auditEvents.happenedAt, count: auditEvents.count })
        .from(auditEvents)
        .where(
          and(
            eq(auditEvents.personId, await idOf(email)),
            lt(auditEvents.happenedAt, now),
            ne(auditEvents.act, 'care-team.join'),
          ),
        )
        .orderBy(auditEvents.seq)
    const first = await acts('mara@elm-street.example')
    expect(first.length).toBeGreaterThan(2 * sessionsOfSmallTeam)
    expect(await acts('mara-2@elm-street.example')).toEqual(first)
  })

  test('accounts and codes are told apart', async () => {
    const emails = (await db().select({ email: people.email }).from(people)).map(({ email }) => email)
    expect(emails).toEqual(expect.arrayContaining(['mara-1@elm-street.example', 'mara-2@elm-street.example']))
    expect(emails).toHaveLength(3 + 3)
    const { code, codeFolded: folded, codeCompact: compact } = clients
    const codes = await db().select({ code, folded, compact }).from(clients)
    expect(codes).toContainEqual({ code: 'K-014-2', folded: 'k-014-2', compact: 'k0142' })
    expect(codes.map(({ folded }) => folded)).toEqual(codes.map(({ code }) => foldCode(code)))
    expect(codes.map(({ compact }) => compact)).toEqual(codes.map(({ code }) => compactCode(code)))
  })
})

const idOf = async (email: string): Promise<string> =>
  (await first(db().select({ id: people.id }).from(people).where(eq(people.email, email))))?.id ??
  expect.unreachable(`${email} has no account`)

/** What is the same of every team: ids without the number of the copy, and codes without it. */
const withoutCopy = (found: unknown): unknown =>
  JSON.parse(
    JSON.stringify(found)
      .replace(/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{6})[0-9a-f]{6}/g, '$1')
      .replace(/"code":"(K-\d+)-\d+"/g, '"code":"$1"'),
  )

/** The rows of every table in an order that does not tell how they were written; for the audit, whose order matters, as they are. */
const sorted = (rows: ReadonlyMap<string, string[]>) =>
  [...rows].map(([name, texts]) => [name, name === 'audit_events' ? texts : texts.toSorted()])

/** The same but for the revision of an episode, which each reading of it renews. */
const unrevised = (rows: ReadonlyMap<string, string[]>) =>
  sorted(new Map([...rows].map(([name, texts]) => [name, texts.map(text => text.replace(/"revision":"[^"]*"/, ''))])))

describe('a practice is the same', () => {
  const rowsOf = async (teams: number) => {
    const { folder, remove } = await smallPractice(teams)
    await openPractice(folder)
    const rows = await practiceRows()
    await remove()
    return rows
  }

  test('from the same seed and day, row by row, but for what is encrypted or keyed', async () => {
    expect(await rowsOf(2)).toEqual(await rowsOf(2))
  })

  test('as what the acts of the screens recorded, where there is one team', async () => {
    const copied = await rowsOf(1)
    const folder = emptyFolder()
    await openPractice(folder, { fast: true })
    await makeTemplate(template, () => {})
    const recorded = [...(await practiceRows())].map(([name, rows]) => [name, rows.map(row => inCopy(row, 0))] as const)
    await removePractice(folder)
    expect(sorted(copied)).toEqual(sorted(new Map(recorded)))
  })
})
