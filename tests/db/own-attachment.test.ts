import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/open'
import { keepOwnPoint, ownPath, ownPointsUnreadable, removeOwnPath } from '@/db/own-attachment'
import { auditEvents, ownAttachments } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

test('a path is its owner’s alone: nobody else is given any of it', async () => {
  const { mara, tomas, ruth, ines } = practice
  await keepOwnPoint(mara, { key: randomUUID(), anxiety: 4.25, avoidance: 2.75 }, monday)
  await keepOwnPoint(mara, { key: randomUUID(), anxiety: 3.5, avoidance: 2.5 }, monday + 1)
  expect((await ownPath(mara)).map(({ anxiety, avoidance }) => [anxiety, avoidance])).toEqual([
    [4.25, 2.75],
    [3.5, 2.5],
  ])
  expect((await ownPath(mara)).at(-1)).toMatchObject({ anxiety: 3.5 })
  for (const other of [tomas, ruth, ines]) expect(await ownPath(other)).toEqual([])
})

test('what is kept is sealed, and does not open for another person’s name', async () => {
  const { mara, tomas } = practice
  await keepOwnPoint(mara, { key: randomUUID(), anxiety: 4.25, avoidance: 2.75 }, monday)
  const [row] = await db().select().from(ownAttachments)
  expect(row?.sealedPoint.toString('latin1')).not.toContain('4.25')
  await writeUnattended(tx => tx.update(ownAttachments).set({ personId: tomas.personId }))
  expect(await ownPath(tomas)).toEqual([])
  expect(await ownPointsUnreadable(tomas)).toBe(1)
})

test('the audit says that a point was kept, and not where it lies', async () => {
  await keepOwnPoint(practice.mara, { key: randomUUID(), anxiety: 4.25, avoidance: 2.75 }, monday)
  await removeOwnPath(practice.mara, monday)
  const notes = (await db().select().from(auditEvents).orderBy(auditEvents.seq)).filter(({ act }) =>
    act.startsWith('own-attachment'),
  )
  expect(notes.map(({ act, clientId, subjectId, count }) => [act, clientId, subjectId, count])).toEqual([
    ['own-attachment.keep', null, null, null],
    ['own-attachment.remove', null, null, null],
  ])
})

test('removed, it is gone, keys and all; somebody else’s stays', async () => {
  const { mara, tomas } = practice
  await keepOwnPoint(mara, { key: randomUUID(), anxiety: 4, avoidance: 3 }, monday)
  await keepOwnPoint(tomas, { key: randomUUID(), anxiety: 2, avoidance: 2 }, monday)
  await removeOwnPath(mara, monday)
  expect(await ownPath(mara)).toEqual([])
  expect(await ownPath(tomas)).toHaveLength(1)
  expect(await db().select().from(ownAttachments)).toHaveLength(1)
})

test('a point off the map is refused', async () => {
  await expect(keepOwnPoint(practice.mara, { key: randomUUID(), anxiety: 0.5, avoidance: 3 }, monday)).rejects.toThrow()
  expect(await ownPath(practice.mara)).toEqual([])
})
