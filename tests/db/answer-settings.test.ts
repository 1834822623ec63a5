import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerSettings, changeAnswerSettings } from '@/db/answer-settings'
import { answerSettingsInForce } from '@/db/answer-settings-rows'
import { db } from '@/db/open'
import { answerSettings as table } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { type AnswerSettings, defaultAnswerSettings } from '@/lib/answer/settings'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const read = async () => (await answerSettings(practice.ines)) ?? { mark: '', settings: defaultAnswerSettings }
const change = async (given: Partial<AnswerSettings>, mark?: string) => {
  const { settings, mark: current } = await read()
  return changeAnswerSettings(practice.ines, { mark: mark ?? current, settings: { ...settings, ...given } }, monday)
}
const inForce = () => answerSettingsInForce(db(), practice.ines.practiceId)

const crisisLines = { de: [{ who: 'Telefonseelsorge', when: 'Tag und Nacht', number: '0800 111 0 111' }] }

test('are the defaults until somebody sets them, and then what was set last', async () => {
  expect(await inForce()).toEqual({ settings: defaultAnswerSettings, isOlder: false })
  expect(await change({ crisisLines })).toEqual({ ok: true })
  expect(await change({ showsScores: true })).toEqual({ ok: true })
  expect((await inForce()).settings).toEqual({ ...defaultAnswerSettings, crisisLines, showsScores: true })
})

test('changed by two at once: the second is told and changes nothing', async () => {
  const { mark } = await read()
  await change({ crisisLines }, mark)
  expect(await change({ crisisLines: {}, showsScores: true }, mark)).toEqual({ ok: false, why: 'conflict' })
  expect((await inForce()).settings.crisisLines).toEqual(crisisLines)
})

test('a deputy is a clinician who is here', async () => {
  expect(await change({ deputyId: practice.ruth.personId })).toMatchObject({
    ok: false,
    errors: { deputyId: [expect.any(String)] },
  })
  expect(await change({ deputyId: practice.tomas.personId })).toEqual({ ok: true })
  const names = (await answerSettings(practice.ines))?.deputies.map(({ name }) => name)
  expect(names).toEqual(['Mara', 'Tomas'])
})

test('the last that can be read hold where the newest cannot, and saving mends it', async () => {
  await change({ crisisLines })
  const { practiceId, personId } = practice.ines
  const damaged = { id: 'zz', practiceId, settings: { hours: 'always' }, changedBy: personId, changedAt: monday }
  await writeUnattended(tx => tx.insert(table).values(damaged))
  expect(await inForce()).toMatchObject({ settings: { crisisLines }, isOlder: true })
})
