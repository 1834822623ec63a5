import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeNextSteps, nextStepChanges, practiceNextSteps } from '@/db/next-steps'
import { db } from '@/db/open'
import { nextStepsIn } from '@/db/settings'
import { houseSteps } from '@/lib/flags/house-steps'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

const rule = 'alliance-drop' as const
const own = [{ text: 'Ask at the door.', source: 'our own', when: { kind: ['both' as const] } }]
const mark = async () => (await practiceNextSteps(practice.ines)).find(each => each.rule === rule)?.mark ?? ''
const inUse = () => nextStepsIn(db(), practice.ines.practiceId)

test('are the house’s until the practice writes its own, and the house’s again when given back', async () => {
  expect(await inUse()).toEqual(houseSteps)
  expect(await changeNextSteps(practice.ines, { rule, mark: await mark(), steps: own }, monday)).toEqual({ ok: true })
  expect(await inUse()).toEqual({ ...houseSteps, [rule]: own })
  await changeNextSteps(practice.ines, { rule, mark: await mark(), steps: null }, monday + 1)
  expect(await inUse()).toEqual(houseSteps)
  expect((await nextStepChanges(practice.ines, rule)).map(({ steps, byName }) => [steps, byName])).toEqual([
    [null, 'Ines Admin'],
    [own, 'Ines Admin'],
  ])
})

test('changed by two at once: the second is told and changes nothing', async () => {
  const read = await mark()
  await changeNextSteps(practice.ines, { rule, mark: read, steps: own }, monday)
  const second = await changeNextSteps(practice.ines, { rule, mark: read, steps: null }, monday)
  expect(second).toEqual({ ok: false, why: 'conflict' })
  expect((await inUse())[rule]).toEqual(own)
})

test("are an administrator's to change", async () => {
  const change = changeNextSteps(practice.mara, { rule, mark: await mark(), steps: own }, monday)
  expect(await change).toEqual({ ok: false, why: 'not-found' })
  expect(await inUse()).toEqual(houseSteps)
})
