import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoAccounts } from '@/db/accounts'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { type CastMember, cast } from '@/db/demo/cast'
import { makeDemo } from '@/db/demo/make'
import { admin, clinicians, staff } from '@/db/demo/people'
import { firstDaysLeft } from '@/db/first-days'
import { flagsToReview } from '@/db/flags'
import { isSound } from '@/db/integrity'
import { closePractice, openPractice, sqlite } from '@/db/open'
import type { Viewer } from '@/lib/viewer'
import { folderOfNone, removePractice } from '../../support/folder'
import { loginAs } from '../../support/practice'
import { practiceRows } from '../../support/practice-rows'
import { isInServer } from '../../support/server'

const now = Date.UTC(2026, 10, 23, 9)
const codes = [
  'K-014',
  'K-022',
  'K-007',
  'K-009',
  'K-011',
  'K-019',
  'K-033',
  'K-026',
  'K-028',
  'K-031',
  'K-037',
  'K-005',
  'K-012',
  'K-016',
  'K-018',
  'K-010',
  'K-017',
  'K-020',
]
const clients = cast.filter(({ code }) => codes.includes(code))

async function make(members: readonly CastMember[], seed = 'seed'): Promise<string> {
  const folder = await folderOfNone()
  await openPractice(folder, { fast: true })
  await makeDemo({ seed, now, passwordHash: 'x', clients: members })
  return folder
}

describe('the stories, told through the acts of the screens', () => {
  let folder: string
  let viewers: Map<string, Viewer>
  beforeAll(async () => {
    folder = await make(clients)
    const accounts = await demoAccounts()
    const named = accounts.map(async ({ personId, name }) => [name, await loginAs(personId, now)] as const)
    viewers = new Map(await Promise.all(named))
  })
  afterAll(() => removePractice(folder))

  const as = (name: string): Viewer => viewers.get(name) ?? expect.unreachable(`${name} has no account`)
  const mara = () => as(clinicians.mara.name)

  const of = async (code: string, viewer: Viewer) => {
    const row = (await caseload(viewer, now)).find(each => each.code === code)
    const view = row && (await client(viewer, row.id, now))
    return view ?? expect.unreachable(`${code} is not in the caseload`)
  }
  const flagsOf = async (code: string, viewer = mara()) =>
    (await of(code, viewer)).flags.map(({ rule, state, tier }) => `${rule} ${tier} ${state}`)

  test('everybody has an account', () => {
    expect([...viewers.keys()]).toEqual(expect.arrayContaining(staff.map(({ name }) => name)))
  })

  test.skipIf(isInServer)('the file is sound', () => {
    expect(isSound(sqlite())).toBe(true)
  })

  test('its first days are long over', async () => {
    for (const name of [admin.name, clinicians.mara.name]) expect(await firstDaysLeft(as(name)), name).toBeNull()
  })

  test('an open risk answer comes first', async () => {
    expect(await flagsOf('K-014')).toContain('safety-item safety open')
    expect((await caseload(mara(), now))[0]?.code).toBe('K-014')
  })

  test('a session recorded twice is void, and one of whom less is asked is paused with the reason', async () => {
    expect((await of('K-028', mara())).asideSessions).toMatchObject([
      { void: { reason: expect.stringMatching(/^Recorded twice/) } },
    ])
    const view = await of('K-020', mara())
    expect(view.pauses).toMatchObject([
      { measure: { instrumentId: 'tension-check' }, reason: expect.stringMatching(/^Asked for fewer/) },
    ])
    expect(view.due).not.toContain('DSQ-40')
    const [latest] = view.histories.at(-1)?.sessions.slice(-1) ?? []
    const paused = latest?.assessments.filter(({ absence }) => absence === 'paused') ?? []
    expect(paused.map(({ instrumentId }) => instrumentId)).toEqual(['tension-check'])
  })

  test('what was typed in from paper long after its day is in the history, and asks for nothing today', async () => {
    expect(await flagsOf('K-017')).toContain('safety-item safety recorded-late')
  })

  test('a fresh fall, after one that came back', async () => {
    const flags = await flagsOf('K-022')
    expect(flags).toContain('alliance-drop review open')
    expect(flags.filter(flag => flag.startsWith('alliance-drop') && flag.endsWith('cleared')).length).toBeGreaterThan(0)
  })

  test('an unrepaired rupture stays open; a repaired one does not', async () => {
    expect((await flagsOf('K-007')).join()).toMatch(/rupture-unrepaired review (open|acknowledged)/)
    const repaired = await flagsOf('K-011')
    expect(repaired.join()).toMatch(/alliance-drop \w+ cleared/)
    expect(repaired.join()).toMatch(/tension-unresolved \w+ cleared/)
    expect(repaired.filter(flag => flag.endsWith('review open'))).toEqual([])
  })

  test('deterioration and unresolved tension are open, recovery raises nothing', async () => {
    expect(await flagsOf('K-033')).toContain('reliable-deterioration review open')
    expect(await flagsOf('K-026')).toContain('tension-unresolved review open')
    const recovered = (await caseload(mara(), now)).find(({ code }) => code === 'K-019')
    expect(recovered?.summary?.distress?.verdict).toBe('recovered')
  })

  test('a fall that was not seen, a slow decline, ratings at the ceiling and no gain each raise what they are for', async () => {
    expect((await flagsOf('K-007')).join()).toMatch(/rupture-unseen review (open|acknowledged)/)
    const drifting = (await flagsOf('K-009')).join()
    expect(drifting).toMatch(/alliance-decline review (open|acknowledged)/)
    expect(drifting).toMatch(/no-reliable-gain note open/)
    expect(drifting).not.toContain('alliance-drop')
    expect(await flagsOf('K-031')).toContain('alliance-ceiling note open')
    expect((await flagsOf('K-022')).join()).not.toContain('rupture-unseen')
  })

  test('a false alarm was dismissed and an answered risk resolved, each with a reason', async () => {
    const dismissed = (await of('K-028', mara())).flags.find(({ state }) => state === 'dismissed')
    expect(dismissed?.ending?.reason).toMatch(/fever/)
    const resolved = (await of('K-012', as(clinicians.tobias.name))).flags.find(({ rule }) => rule === 'safety-item')
    expect(resolved).toMatchObject({ state: 'resolved', ending: { byName: clinicians.tobias.name } })
  })

  test('a moved session counts for the client it was moved to, and for no one else', async () => {
    const ines = as(clinicians.ines.name)
    const [right, wrong] = [await of('K-016', ines), await of('K-018', ines)]
    const planned = (code: string) => cast.find(each => each.code === code)?.sessions
    expect(right.histories.at(-1)?.sessions).toHaveLength(planned('K-016') ?? 0)
    expect(wrong.histories.at(-1)?.sessions).toHaveLength(planned('K-018') ?? 0)
  })

  test('ended and second episodes, and a client under a code alone', async () => {
    const margit = await of('K-005', as(clinicians.tobias.name))
    expect(margit.episodes.map(({ endKind }) => endKind)).toEqual([null, 'completed'])
    const ravi = await of('K-010', as(clinicians.ines.name))
    expect(ravi).toMatchObject({ status: 'not-in-therapy', episodes: [{ endKind: 'ended-by-client' }] })
    expect(await of('K-037', mara())).toMatchObject({ name: null, flags: [] })
  })

  test('the supervisor reads what was shared and nothing else; the administrator nothing', async () => {
    const shared = clients.filter(({ isShared }) => isShared).map(({ code }) => code)
    const read = (await caseload(as('Ruth Okonjo'), now)).map(({ code }) => code)
    expect(read.toSorted()).toEqual(shared.toSorted())
    expect((await flagsToReview(as('Daniel Whitcombe'), { show: 'all' }, now)).flags.length).toBe(0)
  })
})

describe('made twice', () => {
  const dumped = async (seed: string) => {
    const folder = await make(clients.slice(0, 2), seed)
    // In a server rows have no order of their own.
    const dump = [...(await practiceRows())].map(([name, rows]) => [name, rows.toSorted()])
    closePractice()
    await removePractice(folder)
    return dump
  }

  test.skipIf(isInServer)('the same seed and instant make the same practice, another seed another', async () => {
    const first = await dumped('one')
    expect(await dumped('one')).toEqual(first)
    expect(await dumped('two')).not.toEqual(first)
  })
})
