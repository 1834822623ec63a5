import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { birthProblem, startProblem, startProblemOf } from '@/app/(practice)/clients/new/dates-given'
import { birthDateGiven, dateGiven } from '@/app/(practice)/clients/new/fields'
import { parse } from '@/app/form'
import { addClient } from '@/db/clients'
import { orderField } from '@/lib/text/date-order'
import { freshPractice, monday } from '../support/practice'

describe('a date at the door', () => {
  const schema = z.object({ on: dateGiven, born: birthDateGiven.optional() })
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

  async function newClient() {
    const added = await addClient(practice.mara, { ...born, key: 'a', startedOn: '2025-12-01' }, monday)
    if (!added.ok) throw new Error('No client was added')
    return added.clientId
  }

  test('are refused for a new client', () => {
    const start = (startedOn: string) => startProblem(practice.mara, { startedOn, birthDate: born.birthDate }, monday)
    expect([start('1999-01-05'), start('1950-01-01'), start('2020-05-05')]).toEqual([tooEarly, tooEarly, null])
    expect(startProblem(practice.mara, { startedOn: '1950-01-01', birthDate: null }, monday)).toBeNull()
  })

  test('are refused for one who is known, whichever of them is changed', async () => {
    const clientId = await newClient()
    const start = (startedOn: string) => startProblemOf(practice.mara, { clientId, startedOn }, monday)
    expect([await start('2020-05-04'), await start('2025-01-01')]).toEqual([tooEarly, null])
    const birth = (birthDate: string | null) => birthProblem(practice.mara, { clientId, birthDate }, monday)
    expect([
      await birth('2025-12-02'),
      await birth('2099-01-01'),
      await birth('2025-12-01'),
      await birth(null),
    ]).toEqual(['The first episode began before this, on 1 Dec 2025.', 'This day has not come yet.', null, null])
  })

  test('say nothing of a client to somebody who does not work with them', async () => {
    const clientId = await newClient()
    expect(await startProblemOf(practice.tomas, { clientId, startedOn: '1999-01-05' }, monday)).toBeNull()
    expect(await birthProblem(practice.tomas, { clientId, birthDate: '2025-12-02' }, monday)).toBeNull()
  })
})
