import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { joinCareTeam } from '@/db/care-team'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { commentOnFlag } from '@/db/flag-comments'
import { db } from '@/db/open'
import { judgeRupture } from '@/db/rupture-judgements'
import { auditEvents, ruptureJudgements } from '@/db/schema'
import { sessionToRecord } from '@/db/session-entry'
import { moveSession } from '@/db/session-moves'
import type { RuptureKind } from '@/lib/flags/rupture-judgement'
import { ruptures } from '@/lib/flags/ruptures'
import { allianceOf, newClient, recordWeek } from '../support/course'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
let drop: string
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  for (const [week, sum] of [50, 51, 50, 49, 51].entries())
    await recordWeek(practice.mara, clientId, week, [allianceOf(sum)])
  drop = await recordWeek(practice.mara, clientId, 5, [allianceOf(30)])
})
afterEach(() => practice.remove())

const later = monday + 60 * day
const refused = { ok: false, why: 'not-found' }
const say = (
  kind: RuptureKind,
  over: { viewer?: typeof practice.mara; sessionId?: string; done?: string; key?: string } = {},
) =>
  judgeRupture(
    over.viewer ?? practice.mara,
    {
      sessionId: over.sessionId ?? drop,
      instrumentId: 'wai-sr',
      kind,
      done: over.done ?? null,
      key: over.key ?? randomUUID(),
    },
    later,
  )
const view = async (viewer = practice.mara) => {
  const found = await client(viewer, clientId, later)
  if (!found) throw new Error('no client')
  return found
}
const standing = async () => {
  const { histories, settings } = await view()
  const [history] = histories
  return history ? ruptures(history, settings).map(each => [each.status, each.judgement?.kind]) : []
}

test('a drop is only possibly a rupture until the clinician says so; the newest word stands and earlier ones stay', async () => {
  expect(await standing()).toEqual([['possible', undefined]])
  expect(await say('withdrawal', { done: 'We spoke of it.' })).toMatchObject({ ok: true })
  expect(await standing()).toEqual([['unrepaired', 'withdrawal']])
  await say('both')
  expect(await standing()).toEqual([['unrepaired', 'both']])
  expect((await view()).ruptureWords.map(({ kind, done, byName }) => [kind, done, byName])).toEqual([
    ['withdrawal', 'We spoke of it.', 'Mara'],
    ['both', null, 'Mara'],
  ])
})

test('repaired is what a rating back in range makes of it', async () => {
  await say('confrontation')
  await recordWeek(practice.mara, clientId, 6, [allianceOf(50)])
  expect(await standing()).toEqual([['repaired', 'confrontation']])
})

test('called no rupture, its flag ends and the caseload no longer counts it', async () => {
  const open = async () => (await view()).flags.filter(flag => flag.state === 'open').map(flag => flag.rule)
  expect(await open()).toContain('alliance-drop')
  await say('not-a-rupture')
  expect(await open()).not.toContain('alliance-drop')
  const [row] = await caseload(practice.mara, later)
  expect(row?.summary?.openRupture).toBeNull()
})

test('the word is told in the flag, and its next steps are for that kind', async () => {
  await say('withdrawal')
  const [flag] = (await view()).flags.filter(each => each.rule === 'alliance-drop')
  expect(flag?.sentence).toMatch(/^Rupture \(withdrawal\), unrepaired: /)
  expect(flag?.nextSteps[0]?.text).toContain('unsaid')
  expect(flag?.rupture).toEqual({ sessionId: drop, instrumentId: 'wai-sr' })
})

test('the same sending twice is one word, and where there is no drop there is nothing to say', async () => {
  const key = randomUUID()
  expect(await say('both', { key })).toEqual(await say('both', { key }))
  expect(await db().select().from(ruptureJudgements)).toHaveLength(1)
  const calm = await recordWeek(practice.mara, clientId, 6, [allianceOf(50)])
  expect(await say('both', { sessionId: calm })).toEqual({ ok: false, why: 'conflict' })
})

test('only a clinician of the client says it; what was done is stored sealed, and the audit has none of it', async () => {
  await joinCareTeam(practice.mara, { clientId, personId: practice.ruth.personId, role: 'supervisor' }, monday)
  for (const viewer of [practice.ruth, practice.tomas, practice.ines])
    expect(await say('both', { viewer })).toEqual(refused)
  await say('both', { done: 'Xanthippe agreed' })
  const kept = await db().select().from(ruptureJudgements)
  expect(kept.some(({ sealedDone }) => sealedDone !== null)).toBe(true)
  expect(kept.some(({ sealedDone }) => sealedDone?.includes('Xanthippe'))).toBe(false)
  const notes = (await db().select().from(auditEvents).orderBy(auditEvents.seq)).filter(
    ({ act }) => act === 'rupture.say',
  )
  expect(notes).toHaveLength(1)
  expect(JSON.stringify(notes)).not.toContain('both')
})

test('a supervisor comments and the clinician answers; a stranger does neither, and nothing about the flag changes', async () => {
  await joinCareTeam(practice.mara, { clientId, personId: practice.ruth.personId, role: 'supervisor' }, monday)
  const flagId = (await view()).flags[0]?.id ?? ''
  const before = (await view()).flags[0]
  const comment = (viewer: typeof practice.mara, text: string) =>
    commentOnFlag(viewer, { flagId, text, key: randomUUID() }, later)
  expect(await comment(practice.ruth, 'What happened?')).toMatchObject({ ok: true })
  expect(await comment(practice.mara, 'A late start.')).toMatchObject({ ok: true })
  expect(await comment(practice.tomas, 'x')).toEqual(refused)
  expect(await comment(practice.ines, 'x')).toEqual(refused)
  const after = (await view(practice.ruth)).flags[0]
  expect(after?.comments.map(({ byName, text }) => [byName, text])).toEqual([
    ['Ruth', 'What happened?'],
    ['Mara', 'A late start.'],
  ])
  expect({ ...after, comments: [], mayWork: true }).toEqual({ ...before, comments: [] })
  expect(after?.mayWork).toBe(false)
})

test('the word goes along with the session of the drop, sealed for the client whose it is now, and back', async () => {
  const other = await newClient(practice.mara, 'K-002', 'Tal Amira')
  await say('withdrawal', { done: 'We spoke of it.' })
  const wordsOf = async (id: string) => (await client(practice.mara, id, later))?.ruptureWords.map(({ done }) => done)
  const move = async (toClientId: string) => {
    const version = (await sessionToRecord(practice.mara, drop, later))?.session.version ?? 0
    return moveSession(practice.mara, { sessionId: drop, version, toClientId }, later)
  }
  expect((await move(other)).ok).toBe(true)
  expect([await wordsOf(clientId), await wordsOf(other)]).toEqual([[], ['We spoke of it.']])
  expect((await move(clientId)).ok).toBe(true)
  expect([await wordsOf(clientId), await wordsOf(other)]).toEqual([['We spoke of it.'], []])
  expect(await standing()).toEqual([['unrepaired', 'withdrawal']])
})
