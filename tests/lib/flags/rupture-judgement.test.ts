import { describe, expect, test } from 'vitest'
import { allianceDrop } from '@/lib/flags/rules/alliance-drop'
import { ruptureUnrepaired } from '@/lib/flags/rules/rupture-unrepaired'
import { type RuptureJudgement, ruptureKinds } from '@/lib/flags/rupture-judgement'
import { ruptureSpanText } from '@/lib/flags/rupture-text'
import { ruptures } from '@/lib/flags/ruptures'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { timelineModel } from '@/lib/timeline'
import { alliance, episode, one, type Sheet } from '../episode'
import { calm, withWords, word } from './courses'

/*
 * The drop is in week 6, on 9 February; weeks 7, 8 and 9 are on 16 and 23 February and 2 March.
 */
const low = [alliance(2.5)]
const back = [alliance(4)]
const spoken = (weeks: Sheet[][], ...words: RuptureJudgement[]) => withWords(episode(...calm, ...weeks), ...words)
const rupture = (weeks: Sheet[][], ...words: RuptureJudgement[]) =>
  one(ruptures(spoken(weeks, ...words), defaultSettings))
const drop = (weeks: Sheet[][], ...words: RuptureJudgement[]) =>
  one(allianceDrop.evaluate(spoken(weeks, ...words), defaultSettings))
const unrepaired = (weeks: Sheet[][], ...words: RuptureJudgement[]) =>
  ruptureUnrepaired.evaluate(spoken(weeks, ...words), defaultSettings)

describe('only the clinician’s word makes it a rupture', () => {
  test.each(['withdrawal', 'confrontation', 'both'] as const)('%s: unrepaired until a rating is back', kind => {
    expect(rupture([low])).toMatchObject({ status: 'possible', judgement: null, state: 'open' })
    const said = word(6, kind, '2026-02-10')
    expect(rupture([low], said)).toMatchObject({ status: 'unrepaired', state: 'open', judgement: said })
    expect(rupture([low, low, low, low], said)).toMatchObject({ status: 'unrepaired', state: 'not-back' })
    expect(rupture([low, back], said)).toMatchObject({ status: 'repaired', state: 'back-in-range' })
    expect(rupture([low, back])).toMatchObject({ status: 'possible', state: 'back-in-range' })
  })

  test('the newest word stands, whatever the order they are kept in', () => {
    const words = [word(6, 'withdrawal', '2026-02-10'), word(6, 'both', '2026-02-12')]
    for (const order of [words, words.toReversed()]) expect(rupture([low], ...order).judgement?.kind).toBe('both')
  })

  test('a word on another session or another questionnaire says nothing of this one', () => {
    expect(rupture([low], word(5, 'both', '2026-02-10')).status).toBe('possible')
    expect(rupture([low], word(6, 'both', '2026-02-10', 'sai')).status).toBe('possible')
  })

  test('it stays when an earlier low rating is typed in and the drop lies there now', () => {
    const said = word(7, 'withdrawal', '2026-02-20')
    expect(rupture([low, low], said)).toMatchObject({ from: { sessionId: 'week-6' }, status: 'unrepaired' })
  })

  test('two ruptures of one episode each have their own', () => {
    const history = spoken([low, back, back, low], word(6, 'both', '2026-02-10'), word(9, 'withdrawal', '2026-03-03'))
    expect(ruptures(history, defaultSettings).map(each => [each.judgement?.kind, each.status])).toEqual([
      ['both', 'repaired'],
      ['withdrawal', 'unrepaired'],
    ])
  })
})

describe('not a rupture', () => {
  const said = word(6, 'not-a-rupture', '2026-02-10')

  test('ends the flag; the drop itself remains', () => {
    expect(drop([low], said)).toMatchObject({ clearedBy: 'week-6', sessionId: 'week-6', evidence: { value: 2.5 } })
    expect(rupture([low], said)).toMatchObject({ status: 'not-a-rupture', state: 'open', until: null })
  })

  test('a later rating that is out of range too asks anew, under the same name', () => {
    expect(rupture([low, low], said).status).toBe('possible')
    expect(drop([low, low], said)).toMatchObject({ key: 'wai-sr:week-6', clearedBy: null, sessionId: 'week-7' })
    expect(one(unrepaired([low, low, low, low], said))).toMatchObject({ clearedBy: null, sessionId: 'week-9' })
  })

  test('said after several low ratings, it is said of all of them', () => {
    const late = word(6, 'not-a-rupture', '2026-03-02')
    expect(drop([low, low, low, low], late).clearedBy).toBe('week-6')
    expect(one(unrepaired([low, low, low, low], late)).clearedBy).toBe('week-6')
  })

  test('and a later one is for "not back" to say, where that speaks already', () => {
    const late = word(6, 'not-a-rupture', '2026-03-02')
    expect(one(unrepaired([low, low, low, low, low], late))).toMatchObject({ clearedBy: null, sessionId: 'week-10' })
    expect(drop([low, low, low, low, low], late)).toMatchObject({ clearedBy: 'week-6', sessionId: 'week-8' })
  })

  test('it holds for the ratings of that day in every zone', () => {
    const firstThing = { ...said, at: Date.parse('2026-02-15T21:00:00Z') }
    expect(drop([low, low], firstThing).clearedBy).toBe('week-6')
  })

  test('once a rating is back, that is what cleared it', () => {
    expect(drop([low, back], said).clearedBy).toBe('week-7')
    expect(rupture([low, back], said)).toMatchObject({ status: 'not-a-rupture', state: 'back-in-range' })
  })

  test('taken back, the flag stands again', () => {
    expect(drop([low], said, word(6, 'withdrawal', '2026-02-11')).clearedBy).toBeNull()
  })
})

describe('in words', () => {
  const sentences = (weeks: Sheet[][], ...words: RuptureJudgement[]) => [
    allianceDrop.explain(drop(weeks, ...words).evidence, instruments).sentence,
    ...unrepaired(weeks, ...words).map(each => ruptureUnrepaired.explain(each.evidence, instruments).sentence),
  ]

  test('flags speak of a rupture with its kind, repaired or not', () => {
    const [open, notBack] = sentences([low, low, low, low], word(6, 'both', '2026-02-10'))
    expect(open).toMatch(
      /^Rupture \(withdrawal and confrontation\), unrepaired: alliance \(WAI-SR\) was 2.5 at session 8/,
    )
    expect(notBack).toMatch(/^Rupture \(withdrawal and confrontation\), unrepaired: the alliance rating/)
    expect(sentences([low, back], word(6, 'withdrawal', '2026-02-10'))[0]).toMatch(
      /^Rupture \(withdrawal\), repaired: /,
    )
  })

  test('no rupture is called that, and is still in numbers', () => {
    const [sentence] = sentences([low], word(6, 'not-a-rupture', '2026-02-10'))
    expect(sentence).toMatch(
      /^Not a rupture, in the clinician’s judgement: alliance \(WAI-SR\) fell to 2.5 at session 6/,
    )
  })

  test('without a word, or once a later rating asks anew, nothing is called a rupture', () => {
    expect(sentences([low, low, low, low]).join()).not.toMatch(/rupture/i)
    expect(sentences([low, low], word(6, 'not-a-rupture', '2026-02-10')).join()).not.toMatch(/rupture/i)
  })

  test.each([
    [[low], [], 'possible rupture, open'],
    [[low, low, low, low], [], 'possible rupture, not back in range'],
    [[low, back], [], 'possible rupture, back in range at session 7'],
    [[low], [word(6, 'withdrawal', '2026-02-10')], 'rupture (withdrawal), unrepaired'],
    [
      [low, back],
      [word(6, 'both', '2026-02-10')],
      'rupture (withdrawal and confrontation), repaired, back in range at session 7',
    ],
    [[low], [word(6, 'not-a-rupture', '2026-02-10')], 'not a rupture'],
    [[low, back], [word(6, 'not-a-rupture', '2026-02-10')], 'not a rupture, back in range at session 7'],
  ])('the span of $0.length ratings reads "%2$s"', (weeks, words, label) => {
    expect(ruptureSpanText(rupture(weeks, ...words))).toBe(label)
  })

  test('the span of what is no rupture ends at its last rating, not at the latest session', () => {
    const spans = (...words: RuptureJudgement[]) =>
      timelineModel(spoken([low, [], []], ...words), [], [], defaultSettings, 'session').panels[0]?.ruptures
    expect(spans()).toEqual([{ from: 6, to: 8, label: 'possible rupture, open' }])
    expect(spans(word(6, 'not-a-rupture', '2026-02-10'))).toEqual([{ from: 6, to: 6, label: 'not a rupture' }])
  })

  test('every kind has its words', () => {
    for (const kind of ruptureKinds)
      expect(ruptureSpanText(rupture([low], word(6, kind, '2026-02-10')))).toMatch(/rupture/)
  })
})
