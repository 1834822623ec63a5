import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { episodesAsRead, expectFactsInStep, expectRevised } from '../support/facts-in-step'
import { type Filled, filledPractice, stateOf } from '../support/filled-practice'
import { acts } from '../support/opposites'
import { questions } from '../support/questions'
import { timedAmong, timedFunctions, viewerFunctionsIn } from '../support/viewer-functions'

let practice: Filled
beforeEach(async () => {
  practice = await filledPractice()
})
afterEach(() => practice.remove())

const tried = Object.entries(acts).flatMap(([name, act]) => ('untried' in act ? [] : [{ name, act }]))

/* A form that is sent again after a lost reply is done once and says so; what takes an act back leaves nothing of it but history. */
describe('every act has its opposite, or the reason why there is none', () => {
  test('no act is missing from the list, and none is listed that is no more', () => {
    const named = timedFunctions().filter(name => !(name in questions))
    expect(named).toEqual(Object.keys(acts).toSorted())
  })

  test.each(tried)('$name, sent twice, and back', async ({ act }) => {
    if (act.first) expect(await (await act.first(practice))()).toMatchObject({ ok: true })
    const before = await stateOf(practice)
    const asRead = await episodesAsRead()
    const send = await act.form(practice)
    const outcome = await send()
    expect(outcome).toMatchObject({ ok: true })
    await expectRevised(asRead)
    await expectFactsInStep()
    const after = await stateOf(practice)
    if (act.notAgain === undefined) expect(await send()).toEqual(outcome)
    expect(await stateOf(practice)).toEqual(after)
    if ('none' in act.opposite) return expect(act.opposite.none.length).toBeGreaterThan(10)
    expect(after).not.toEqual(before)
    expect(await (await act.opposite(practice))()).toMatchObject({ ok: true })
    expect(await stateOf(practice)).toEqual(before)
    await expectFactsInStep()
  })
})

test('what takes a viewer and the time is seen, however it is written', () => {
  const text = [
    'export async function one(viewer: Viewer, { id }: { id: string }, now: number) {}',
    'export async function two(',
    '  viewer: Viewer,',
    '  act: (tx: Sql) => void,',
    '  now: number,',
    ') {}',
    'export const three = (viewer: Viewer, now: number) => null',
    'export async function four(viewer: Viewer) {}',
    'export function five(tx: Sql, viewer: Viewer, now: number) {}',
  ]
  const read = viewerFunctionsIn({ file: 'db/a.ts', text: text.join('\n') })
  expect(timedAmong(read)).toEqual(['one', 'three', 'two'])
})
