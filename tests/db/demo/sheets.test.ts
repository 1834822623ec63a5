import { expect, test } from 'vitest'
import { randomFrom } from '@/db/demo/random'
import { answersIn } from '@/db/demo/sheets'
import { stories } from '@/db/demo/stories'
import { told } from '@/db/demo/tell'
import { checkEntry } from '@/lib/entry'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import { score } from '@/lib/instruments/scoring'

const [moment] = told(stories.steady, 1, randomFrom('moment'))
if (!moment) throw new Error('The story is empty')
const value = (id: string, scale: string, seed: string, at = moment) =>
  score(instrument(id), answersIn(at, instrument(id), 'client', randomFrom(seed))).find(each => each.scale === scale)
    ?.value

test('every sheet of every instrument is one that the entry screen accepts', () => {
  for (const each of instruments)
    for (const respondent of each.respondents)
      for (const story of Object.values(stories))
        for (const at of told(story, 12, randomFrom(each.id))) {
          const about = { instrumentId: each.id, respondent, target: each.hasTarget ? ('general' as const) : null }
          const answers = answersIn(at, each, respondent, randomFrom(respondent))
          expect(checkEntry({ ...about, how: 'items', answers }, instruments)).toEqual([])
        }
})

test('scores come as near to the moment as whole answers can, however they are spread', () => {
  for (const seed of ['a', 'b', 'c']) {
    expect(value('wai-sr', 'mean', seed)).toBeCloseTo(Math.round(moment.alliance * 12) / 12, 5)
    expect(Math.abs((value('core-10', 'total', seed) ?? 99) - moment.distress)).toBeLessThanOrEqual(0.5)
    expect(Math.abs((value('ecr-rs', 'anxiety', seed) ?? 99) - moment.anxiety)).toBeLessThanOrEqual(1 / 6)
    expect(Math.abs((value('ecr-rs', 'avoidance', seed) ?? 99) - moment.avoidance)).toBeLessThanOrEqual(1 / 12)
  }
})

test('the risk item is answered as the moment says, whatever the total', () => {
  const core = instrument('core-10')
  expect(answersIn(moment, core, 'client', randomFrom('a'))[6]).toBe(0)
  expect(answersIn({ ...moment, risk: 2, distress: 30 }, core, 'client', randomFrom('a'))[6]).toBe(2)
  expect(value('core-10', 'total', 'a', { ...moment, risk: 2, distress: 30 })).toBe(30)
})
