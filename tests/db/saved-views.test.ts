import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/open'
import { changeView, dropView, keepView, viewsOf } from '@/db/saved-views'
import { auditEvents } from '@/db/schema'
import type { Viewer } from '@/lib/viewer'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const refused = { ok: false, why: 'not-found' }
const taken = { ok: false, why: 'invalid', errors: { name: ['You already have a view with this name.'] } }

const keep = (name: string, query = 'show=due', viewer = practice.mara) => keepView(viewer, { name, query }, monday)
const named = async (viewer = practice.mara) => (await viewsOf(viewer)).map(({ name, query }) => [name, query])
const idOf = async (name: string, viewer: Viewer) => (await viewsOf(viewer)).find(view => view.name === name)?.id ?? ''
const audited = async () =>
  (await db().select().from(auditEvents).orderBy(auditEvents.seq))
    .filter(({ act }) => act.startsWith('view.'))
    .map(({ act, personId, subjectId }) => [act, personId, subjectId])

test('views are listed by name, each with an entry in the audit', async () => {
  await keep('Week 10')
  await keep('Week 9', 'show=review')
  expect(await named()).toEqual([
    ['Week 9', 'show=review'],
    ['Week 10', 'show=due'],
  ])
  const id = await idOf('Week 9', practice.mara)
  expect(await audited()).toContainEqual(['view.keep', practice.mara.personId, id])
  expect(await changeView(practice.mara, { viewId: id, name: 'Mondays' }, monday)).toEqual({ ok: true })
  expect(await dropView(practice.mara, { viewId: id }, monday)).toEqual({ ok: true })
  expect(await named()).toEqual([['Week 10', 'show=due']])
  expect((await audited()).slice(2)).toEqual([
    ['view.change', practice.mara.personId, id],
    ['view.drop', practice.mara.personId, id],
  ])
})

test('are a person’s own: nobody else sees, renames or deletes them', async () => {
  await keep('Mondays')
  const viewId = await idOf('Mondays', practice.mara)
  for (const other of [practice.tomas, practice.ruth, practice.ines]) {
    expect(await viewsOf(other)).toEqual([])
    expect(await changeView(other, { viewId, name: 'Mine' }, monday)).toEqual(refused)
    expect(await dropView(other, { viewId }, monday)).toEqual(refused)
  }
  expect(await named()).toEqual([['Mondays', 'show=due']])
  expect(await keep('Mondays', 'show=review', practice.ruth)).toEqual({ ok: true })
})

test('who reads no clients keeps no views', async () =>
  expect(await keep('Mondays', '', practice.ines)).toEqual(refused))

test('a name is given once, however it is written; the same view again changes nothing', async () => {
  await keep('Café')
  await keep('Mondays')
  expect(await keep('cafe\u0301', 'show=review')).toEqual(taken)
  expect(await keep('Café')).toEqual({ ok: true })
  expect(await named()).toHaveLength(2)
  const viewId = await idOf('Mondays', practice.mara)
  expect(await changeView(practice.mara, { viewId, name: 'CAFÉ' }, monday)).toEqual(taken)
  expect(await changeView(practice.mara, { viewId, name: 'MONDAYS' }, monday)).toEqual({ ok: true })
  expect((await audited()).filter(([act]) => act === 'view.keep')).toHaveLength(2)
})

test('twenty are kept and no more', async () => {
  for (let n = 1; n <= 20; n++) expect(await keep(`View ${n}`)).toEqual({ ok: true })
  expect(await keep('One more')).toMatchObject({ ok: false, errors: { name: [expect.stringContaining('20 views')] } })
  await dropView(practice.mara, { viewId: await idOf('View 7', practice.mara) }, monday)
  expect(await keep('One more')).toEqual({ ok: true })
})

test('a view takes another filter and keeps its name', async () => {
  await keep('Mondays')
  const viewId = await idOf('Mondays', practice.mara)
  expect(await changeView(practice.mara, { viewId, name: 'Mondays', query: 'show=review' }, monday)).toEqual({
    ok: true,
  })
  expect(await named()).toEqual([['Mondays', 'show=review']])
  expect(await changeView(practice.mara, { viewId, name: 'Fridays' }, monday)).toEqual({ ok: true })
  expect(await named()).toEqual([['Fridays', 'show=review']])
})
