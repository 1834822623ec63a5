import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { caseload } from '@/db/caseload'
import { foldCodes } from '@/db/client-codes'
import { client } from '@/db/client-pages'
import { addClient, changeClient } from '@/db/clients'
import { clients } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import type { Viewer } from '@/lib/viewer'
import { newClient } from '../support/course'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

type About = { code: string; name?: string | null; birthDate?: string | null; others?: string[] }
const add = (viewer: Viewer, { name = null, birthDate = null, ...about }: About) =>
  addClient(
    viewer,
    {
      key: randomUUID(),
      ...{ name, birthDate, pronouns: null, reason: null, nextSessionOn: null, startedOn: '2026-01-05' },
      ...about,
    },
    monday,
  )

describe('codes', () => {
  test.each([
    ['ZZ-1', 'zz-1', 'zz-2'],
    ['Zoë 09', 'ZOE  09', 'ZOE  10'],
    ['Éa', 'ea', 'ea-2'],
  ])('%s and %s are one; %s is free', async (code, same, free) => {
    await newClient(practice.tomas, code)
    expect(await add(practice.mara, { code: same })).toEqual({
      ok: false,
      why: 'invalid',
      errors: { code: [`This code is in use. Choose another, for example ${free}.`] },
      offers: { code: free },
    })
    expect(await add(practice.mara, { code: free })).toMatchObject({ ok: true })
  })

  test.each(['\u0301', ' \u200b '])('one of which nothing is left to compare is none: %j', async code => {
    expect(await add(practice.mara, { code })).toMatchObject({ ok: false, errors: { code: [/letter or digit/] } })
  })

  test('one may write one’s own differently, and not take another’s', async () => {
    const clientId = await newClient(practice.mara, 'zz-1')
    await newClient(practice.mara, 'AA-1')
    const change = (version: number, code: string) =>
      changeClient(practice.mara, { clientId, version, code, name: null, birthDate: null, pronouns: null }, monday)
    expect(await change(1, 'ZZ-1')).toEqual({ ok: true })
    expect(await change(2, 'aa-1')).toMatchObject({ offers: { code: 'aa-2' } })
  })

  test('of before they were compared so are folded on opening, and shown to be mended to their clinicians alone', async () => {
    const [one, other] = [await newClient(practice.mara, 'ZZ-1'), await newClient(practice.tomas, 'YY-1')]
    await writeUnattended(tx => tx.update(clients).set({ code: 'zz-1' }).where(eq(clients.id, other)))
    await writeUnattended(tx => tx.update(clients).set({ codeFolded: '' }))
    expect(await writeUnattended(foldCodes)).toBe(2)
    await writeUnattended(tx => tx.update(clients).set({ codeCompact: '' }))
    expect(await writeUnattended(foldCodes)).toBe(2)
    expect(await writeUnattended(foldCodes)).toBe(0)
    for (const [viewer, id] of [
      [practice.mara, one],
      [practice.tomas, other],
    ] as const) {
      expect((await caseload(viewer, monday)).map(row => [row.id, row.sharesCode])).toEqual([[id, true]])
      expect((await client(viewer, id, monday))?.sharesCode).toBe(true)
    }
  })
})

describe('a likely double', () => {
  test('is shown before it is added, and added all the same on a second yes', async () => {
    const own = await newClient(practice.mara, 'K-001', 'Siobhán O’Neill')
    const about = { code: 'K-002', name: 'siobhan o’neill' }
    const shown = await add(practice.mara, { ...about, others: [] })
    expect(shown).toEqual({
      ok: false,
      why: 'likely-double',
      doubles: [{ id: own, code: 'K-001', name: 'Siobhán O’Neill', preferredName: null, pronouns: null }],
    })
    expect(await caseload(practice.mara, monday)).toHaveLength(1)
    expect(await add(practice.mara, { ...about, others: [own] })).toMatchObject({ ok: true })
  })

  test('is looked for among the viewer’s own clients alone', async () => {
    await newClient(practice.tomas, 'K-001', 'Amira Tal')
    expect(await add(practice.mara, { code: 'K-002', name: 'Amira Tal', others: [] })).toMatchObject({ ok: true })
  })

  test('sent again after a lost reply is not a double of itself', async () => {
    const about = { key: 'k', code: 'K-002', name: 'Amira Tal', birthDate: null, pronouns: null, reason: null }
    const send = () =>
      addClient(practice.mara, { ...about, nextSessionOn: null, startedOn: '2026-01-05', others: [] }, monday)
    const first = await send()
    expect(first).toMatchObject({ ok: true })
    expect(await send()).toEqual(first)
  })
})
