import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { birthDate, calendarDate } from '@/app/fields'
import { parse } from '@/app/form'
import { client } from '@/db/client-pages'
import { addClient, changeClient } from '@/db/clients'
import { changeEpisode } from '@/db/episodes'
import { orderField } from '@/lib/text/date-order'
import { freshPractice, monday } from '../support/practice'

describe('a date at the door', () => {
  const schema = z.object({ on: calendarDate, born: birthDate.optional() })
  const sent = (fields: Record<string, string>, order = 'dmy') => {
    const form = new FormData()
    for (const [name, text] of Object.entries(fields)) {
      form.set(name, text)
      form.set(orderField(name), order)
    }
    return parse(schema, form)
  }

  test('is read in the order that its field showed', () => {
    expect(sent({ on: '3.2.26' })).toEqual({ ok: true, data: { on: '2026-02-03' } })
    expect(sent({ on: '3.2.26' }, 'mdy')).toEqual({ ok: true, data: { on: '2026-03-02' } })
    expect(sent({ on: '2026-02-03', born: '3 Feb 55' })).toEqual({
      ok: true,
      data: { on: '2026-02-03', born: '1955-02-03' },
    })
  })

  test('without an order is read only where there is one way to read it', () => {
    const form = new FormData()
    form.set('on', '2026-02-03')
    expect(parse(schema, form)).toEqual({ ok: true, data: { on: '2026-02-03' } })
    form.set('on', '3/2/26')
    expect(parse(schema, form)).toMatchObject({ state: { errors: { on: ['Please give a date that exists.'] } } })
  })

  test('that cannot be read comes back as typed, with how to write it; an empty one is absent', () => {
    expect(sent({ on: '25/13/26', born: '' })).toEqual({
      ok: false,
      state: {
        errors: { on: ['Write the date as day/month/year, for example 03/02/2026.'] },
        values: { on: '25/13/26', born: '' },
      },
    })
    expect(sent({ on: '' })).toMatchObject({ state: { errors: { on: ['Please fill this in.'] } } })
    expect(sent({ on: '3/2/1066' })).toMatchObject({ state: { errors: { on: ['Please check the year.'] } } })
    expect(sent({ on: '3/2/26' }, 'dym').ok).toBe(false)
  })
})

describe('a birth and a start that contradict each other', () => {
  let practice: Awaited<ReturnType<typeof freshPractice>>
  beforeEach(async () => {
    practice = await freshPractice()
  })
  afterEach(() => practice.remove())

  const tooEarly = 'This is before the date of birth.'
  const born = { code: 'K-1', name: null, pronouns: null, birthDate: '2020-05-05', reason: null, nextSessionOn: null }
  const adding = (startedOn: string, birthDate: string | null = born.birthDate) =>
    addClient(practice.mara, { ...born, birthDate, key: startedOn, startedOn }, monday)

  async function newClient() {
    const added = await adding('2025-12-01')
    if (!added.ok) throw new Error('No client was added')
    const found = await client(practice.mara, added.clientId, monday)
    const [episode] = found?.episodes ?? []
    if (!found || !episode) throw new Error('No client was found')
    return { clientId: found.id, version: found.version, which: { episodeId: episode.id, version: episode.version } }
  }

  test('are refused for a new client', async () => {
    const refused = { ok: false, why: 'invalid', errors: { startedOn: [tooEarly] } }
    expect(await adding('1999-01-05')).toEqual(refused)
    expect(await adding('2020-05-04')).toEqual(refused)
    expect(await adding('2020-05-05')).toMatchObject({ ok: true })
  })

  test('are refused for one who is known, whichever of them is changed', async () => {
    const { clientId, version, which } = await newClient()
    const start = (startedOn: string) => changeEpisode(practice.mara, { ...which, startedOn, reason: null }, monday)
    expect(await start('2020-05-04')).toEqual({ ok: false, why: 'invalid', errors: { startedOn: [tooEarly] } })
    const birth = (birthDate: string | null) =>
      changeClient(practice.mara, { clientId, version, ...born, birthDate }, monday)
    const refusals = await Promise.all(['2025-12-02', '2099-01-01'].map(birth))
    expect(refusals.map(refusal => 'errors' in refusal && refusal.errors)).toEqual([
      { birthDate: ['The first episode began before this, on 1 Dec 2025.'] },
      { birthDate: ['This day is still to come.'] },
    ])
    expect(await birth('2025-12-01')).toMatchObject({ ok: true })
  })

  test('say nothing of a client to somebody who does not work with them', async () => {
    const { clientId, version, which } = await newClient()
    const notFound = { ok: false, why: 'not-found' }
    const start = { ...which, startedOn: '1999-01-05', reason: null }
    expect(await changeEpisode(practice.tomas, start, monday)).toEqual(notFound)
    const birth = { clientId, version, ...born, birthDate: '2025-12-02' }
    expect(await changeClient(practice.tomas, birth, monday)).toEqual(notFound)
  })
})
