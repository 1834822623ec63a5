import { describe, expect, test } from 'vitest'
import { attachmentPaths } from '@/lib/attachment'
import { measuresOf } from '@/lib/change/progress'
import { changeOf } from '@/lib/change/reliable-change'
import { summarise } from '@/lib/client-summary'
import { reliableDeterioration } from '@/lib/flags/rules/reliable-deterioration'
import { safetyItem } from '@/lib/flags/rules/safety-item'
import type { Measure } from '@/lib/history'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import { formName, measureSubject } from '@/lib/measure'
import { runningScores } from '@/lib/running-score'
import { defaultSettings } from '@/lib/settings'
import { panelTitle } from '@/lib/timeline/panel-words'
import { answered, episode, one, type Sheet } from '../episode'
import { smallForm, sound } from './forms'

const scored = (instrumentId: string, scores: Record<string, number>): Sheet => ({ instrumentId, scores })
const worse = (...weeks: Sheet[]) =>
  reliableDeterioration.evaluate(episode(...weeks.map(each => [each])), defaultSettings)

describe('deterioration is read from the right scale, in its own direction', () => {
  test('K10: 7 points on the total of answers 1 to 5, never on the other coding', () => {
    const total = (value: number) => scored('k10', { total_1to5: value, total_0to4: value - 10 })
    expect(worse(total(20), total(26))).toEqual([])
    expect(one(worse(total(20), total(27)))).toMatchObject({
      tier: 'note',
      evidence: { scale: 'total_1to5', baseline: 20, value: 27, needed: 7, confidence: null },
    })
    expect(worse(scored('k10', { total_0to4: 0 }), scored('k10', { total_0to4: 40 }))).toEqual([])
    expect(worse(scored('k10', { total_1to5: 10 }), scored('k10', { total_0to4: 40 }))).toEqual([])
  })

  test('K6: 8.47, which is 9 points in whole ones', () => {
    expect(worse(scored('k6', { total: 4 }), scored('k6', { total: 12 }))).toEqual([])
    expect(worse(scored('k6', { total: 4 }), scored('k6', { total: 13 }))).toHaveLength(1)
  })

  test('well-being that rises, or falls, is no deterioration: no reliable-change value is published', () => {
    const percent = (value: number) => scored('who-5', { percent: value, raw: value / 4 })
    expect(worse(percent(0), percent(100))).toEqual([])
    expect(worse(percent(100), percent(0))).toEqual([])
  })

  test('nor is anything where no value was found', () => {
    const core = (value: number) => scored('core-om', { clinical_score_x10: value, total_mean: value / 10 })
    expect(worse(core(0), core(40))).toEqual([])
    const dass = (value: number) => scored('dass-21', { depression: value, anxiety: value, stress: value })
    expect(worse(dass(0), dass(42))).toEqual([])
  })
})

describe('change', () => {
  const verdict = (id: string, scaleId: string, from: number, to: number) => {
    const scale = one(instrument(id).scales.filter(each => each.id === scaleId))
    return changeOf(instrument(id), scale, from, to, defaultSettings).verdict
  }

  test('K10: reliable from 7 points, recovered when it ends under 20', () => {
    expect(verdict('k10', 'total_1to5', 30, 24)).toBe('no-reliable-change')
    expect(verdict('k10', 'total_1to5', 30, 20)).toBe('reliably-better')
    expect(verdict('k10', 'total_1to5', 30, 19)).toBe('recovered')
    expect(verdict('k10', 'total_0to4', 30, 0)).toBe('no-published-value')
  })

  test('the 10 points of the WHO-5 give no verdict', () =>
    expect(verdict('who-5', 'percent', 20, 100)).toBe('no-published-value'))

  test('where the poor side is "50 or less", 50 itself is not across it', () => {
    const form = smallForm({
      scales: sound.scales.slice(0, 1).map(scale => ({ ...scale, higherIs: 'better' })),
      charted: ['total'],
      cutoffs: [{ scale: 'total', name: 'poor', at: 10, orLess: true, source: 'x', forChange: true }],
    })
    const scale = one(form.scales)
    expect(changeOf(form, scale, 4, 10, defaultSettings).verdict).toBe('reliably-better')
    expect(changeOf(form, scale, 4, 11, defaultSettings).verdict).toBe('recovered')
    expect(changeOf(form, scale, 10, 15, defaultSettings).verdict).toBe('recovered')
  })
})

describe('names', () => {
  const measure = (instrumentId: string, scale: string): Measure => ({
    instrumentId,
    scale,
    respondent: 'client',
    target: null,
  })

  test.each([
    ['core-om', 'clinical_score_x10', 'Distress (CORE-OM clinical score)', 'higher is worse', [0, 40]],
    ['k10', 'total_1to5', 'Distress (K10 total, answers 1 to 5)', 'higher is worse', [10, 50]],
    ['k6', 'total', 'Distress (K6)', 'higher is worse', [0, 24]],
    ['dass-21', 'stress', 'Distress: stress (DASS-21)', 'higher is worse', [0, 42]],
    ['who-5', 'percent', 'Well-being (WHO-5 percentage)', 'higher is better', [0, 100]],
    ['sai', 'mean', 'Alliance, client (SAI item mean)', 'higher is better', [0, 5]],
    ['ders-36', 'total', 'Emotion dysregulation (DERS-36)', 'higher is worse', [36, 180]],
    ['ders-18', 'total', 'Emotion dysregulation (DERS-18)', 'higher is worse', [18, 90]],
    ['ecr-s', 'avoidance', 'Attachment: avoidance (ECR-S)', expect.stringMatching(/^higher is /), [1, 7]],
    ['raas', 'close', 'Attachment: close (RAAS)', expect.stringMatching(/^higher is /), [1, 5]],
  ])('%s %s', (id, scale, title, direction, domain) =>
    expect(panelTitle(measure(id, scale), instruments)).toEqual({ title, direction, domain }),
  )

  test('a form on well-being is not called distress where it is filled in', () => {
    const named = { instrument: instrument('who-5'), respondent: 'client' as const, target: null }
    expect([measureSubject(named), formName(named)]).toEqual(['Well-being', 'WHO-5'])
  })
})

describe('forms that share a name or a construct are kept apart', () => {
  const points = { anxiety: 5, avoidance: 3 }

  test('the ECR-S stands on the map, on a path of its own', () => {
    const paths = attachmentPaths([episode([scored('ecr-s', points)], [scored('ecr-r', points)])])
    expect(paths.map(path => [path.instrumentId, path.points.length])).toEqual([
      ['ecr-s', 1],
      ['ecr-r', 1],
    ])
  })

  test('the RAAS never does, whatever its scores are called', () => {
    expect(attachmentPaths([episode([scored('raas', { ...points, close: 3, depend: 3 })])])).toEqual([])
    expect(summarise(episode([scored('raas', points)]), defaultSettings).style).toBeNull()
  })

  test('each form of the DERS is a measure of its own', () => {
    const forms = ['ders-36', 'ders-18', 'ders-16'].map(id => scored(id, { total: 50 }))
    expect(measuresOf(episode(forms)).map(each => each.instrumentId)).toEqual(['ders-16', 'ders-18', 'ders-36'])
  })

  test('no two forms have the same items', () => {
    const cues = instruments.filter(each => each.scales.length > 0).map(each => each.items.map(item => item.cue).join())
    expect(new Set(cues).size).toBe(cues.length)
  })
})

test('any risk item of the CORE-OM above 0 raises a flag of its own', () => {
  const found = safetyItem.evaluate(
    episode([answered('core-om', { 6: 0, 9: 1, 16: 0, 22: 2, 24: 0, 34: 0 })]),
    defaultSettings,
  )
  expect(found.map(each => each.key)).toEqual([expect.stringContaining(':22=2:'), expect.stringContaining(':9=1:')])
})

test('on the way to a score, ten times a mean is ten times it, and a sum that starts below zero says nothing yet', () => {
  const soFar = (id: string, scale: string, answer: number) =>
    runningScores(instrument(id), 'client', { 1: answer, 2: answer }).get(scale)
  expect(soFar('core-om', 'clinical_score_x10', 2)).toMatchObject({ state: 'so-far', value: 20, how: 'mean' })
  expect(soFar('dass-21', 'stress', 3)).toMatchObject({ state: 'so-far', value: 6, how: 'sum' })
  expect(soFar('k10', 'total_0to4', 1)).toMatchObject({ state: 'empty' })
})
