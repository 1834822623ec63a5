import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { sourcesOf } from '@/components/instruments/instrument-facts'
import { InstrumentPageBody } from '@/components/instruments/instrument-page-body'
import { headlines, rangeWords } from '@/components/instruments/instrument-words'
import { keyWords, numberList, reversalWords } from '@/components/instruments/key-table'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import { bandOf, checkAnswers, score } from '@/lib/instruments/scoring'
import { exampleSheet, missingExample, workingOf } from '@/lib/instruments/worked-example'

const locale = 'en-GB'
const page = (id: string) =>
  renderToStaticMarkup(<InstrumentPageBody instrument={instrument(id)} locale={locale} />)
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
const plain = (id: string) => page(id).replace(/<[^>]*>/g, '')
const scaleOf = (id: string, scale: string) => {
  const found = instrument(id).scales.find(each => each.id === scale)
  if (!found) throw new Error(`${id} has no scale ${scale}`)
  return found
}

describe('keys are put into words', () => {
  test.each([
    ['core-10', 'total', 'Sum of items 1–10', 'reversed: 2, 3 (4 − answer)'],
    ['wai-sr', 'task', 'Sum of items 1, 2, 10, 12', null],
    ['ecr-rs', 'avoidance', 'Mean of items 1–6', 'reversed: 1–4 (8 − answer)'],
    ['rq', 'model_of_self', 'secure + dismissing − preoccupied − fearful', null],
    ['dass-21', 'anxiety', 'Sum of items 2, 4, 7, 9, 15, 19, 20, times 2', null],
    ['k10', 'total_0to4', 'Sum of items 1–10, less 10', null],
    [
      'core-om',
      'clinical_score_x10',
      'Mean of items 1–34, times 10',
      'reversed: 3, 4, 7, 12, 19, 21, 31, 32 (4 − answer)',
    ],
    ['dsq-40', 'mature', 'Mean of sublimation, humour, anticipation, suppression', null],
  ])('%s %s', (id, scale, key, reversal) => {
    expect(keyWords(instrument(id), scaleOf(id, scale))).toBe(key)
    expect(reversalWords(instrument(id), scaleOf(id, scale))).toBe(reversal)
  })

  test('numbers in a row become a span', () => {
    expect(numberList([9, 3, 1, 2, 6, 7])).toBe('1–3, 6, 7, 9')
    expect(numberList([])).toBe('')
  })
})

test('scales alike in range and direction share a line', () => {
  const lines = (id: string) => headlines(instrument(id), locale).map(line => Object.values(line).join('; '))
  expect(lines('ecr-rs')).toEqual(['1 to 7; higher is less secure; Anxiety, Avoidance'])
  expect(lines('dsq-40')).toHaveLength(3)
  expect(lines('impression')).toEqual([])
  expect(rangeWords(scaleOf('rq', 'model_of_self'), locale)).toBe('−12 to 12')
})

test('sources are named once, the paper first', () => {
  expect(sourcesOf(instrument('core-10'))).toEqual([
    'Barkham M et al. (2013). Couns Psychother Res 13:3–13, doi 10.1080/14733145.2012.729069.',
    "O'Reilly (2016), as quoted second-hand",
    'CORE-10 manual (Connell & Barkham 2007), as quoted second-hand',
    'CORE System Trust, page on copyright and licensing',
  ])
})

describe('the worked example', () => {
  test.each(instruments.map(each => each.id))(
    '%s: a sheet that could have been filled in, and every scale scored',
    id => {
      const answers = exampleSheet(instrument(id))
      expect(checkAnswers(instrument(id), instrument(id).respondents[0] ?? 'client', answers)).toEqual([])
      expect(score(instrument(id), answers).every(each => each.rule === 'complete')).toBe(true)
    },
  )

  test('its steps lead to the score', () => {
    const answers = exampleSheet(instrument('core-10'))
    expect(Object.values(answers)).toEqual([1, 3, 1, 0, 0, 1, 3, 1, 0, 0])
    const working = workingOf(instrument('core-10'), scaleOf('core-10', 'total'), answers, locale)
    expect(working).toBe('1 + 1* + 3* + 0 + 0 + 1 + 3 + 1 + 0 + 0')
    expect(score(instrument('core-10'), answers)[0]?.value).toBe(10)
    expect(bandOf(instrument('core-10'), 'total', 10)).toBe('low')
  })

  test('means and formulas are written as such', () => {
    const rq = instrument('rq')
    expect(workingOf(rq, scaleOf('rq', 'model_of_self'), { 1: 7, 2: 2, 3: 3, 4: 4 }, locale)).toBe(
      'secure 7 + dismissing 4 − preoccupied 3 − fearful 2',
    )
    const ecr = instrument('ecr-rs')
    expect(workingOf(ecr, scaleOf('ecr-rs', 'anxiety'), { 7: 1, 8: 2, 9: 6 }, locale)).toBe('(1 + 2 + 6) ÷ 3 = 9 ÷ 3')
    const who = instrument('who-5')
    const sheet = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 }
    expect(workingOf(who, scaleOf('who-5', 'raw'), sheet, locale)).toBe('1 + 2 + 3 + 4 + 5')
    expect(workingOf(who, scaleOf('who-5', 'percent'), sheet, locale)).toBe('(1 + 2 + 3 + 4 + 5) × 4 = 15 × 4')
    const kessler = instrument('k10')
    const threes = Object.fromEntries(kessler.items.map(item => [item.n, 3]))
    expect(workingOf(kessler, scaleOf('k10', 'total_0to4'), threes, locale)).toMatch(/^\(3( \+ 3){9}\) − 10 = 30 − 10$/)
    const core = instrument('core-om')
    const working = workingOf(core, scaleOf('core-om', 'clinical_score_x10'), exampleSheet(core), locale)
    expect(working).toMatch(/^\(.*\) ÷ 34 × 10 = 43 ÷ 34 × 10$/)
    const dass = instrument('dass-21')
    expect(workingOf(dass, scaleOf('dass-21', 'stress'), exampleSheet(dass), locale)).toMatch(/\) × 2 = 10 × 2$/)
  })

  const reckoned = (steps: string) => {
    const [first, ...rest] = steps.split(' ')
    return rest.reduce((value, sign, at) => {
      const by = Number(rest[at + 1])
      if (sign === '÷') return value / by
      if (sign === '×') return value * by
      return sign === '−' ? value - by : value
    }, Number(first))
  }

  test.each(instruments.filter(each => each.scales.some(scale => scale.key.method !== 'weighted-sum')))(
    '$id: the last step of every working gives the score',
    form => {
      const answers = exampleSheet(form)
      for (const { scale: id, value } of score(form, answers)) {
        const working = workingOf(form, scaleOf(form.id, id), answers, locale)
        const [last] = working.split(' = ').slice(1)
        if (last) expect(reckoned(last), `${id}: ${working}`).toBeCloseTo(value ?? Number.NaN, 10)
        else if (/^[\d*+ ]+$/.test(working))
          expect(working.split(' + ').reduce((sum, term) => sum + Number.parseInt(term, 10), 0)).toBe(value)
      }
    },
  )

  test('an item left blank shows the missing-item rule at work', () => {
    const without = (id: string) => missingExample(instrument(id), exampleSheet(instrument(id)), locale)
    expect(without('core-10')).toMatch(/^With item 1 left blank, total: 9 ÷ 9 × 10 = 10\. At most one item/)
    expect(without('core-om')).toMatch(/^With item 1 left blank, clinical score: 42 ÷ 33 × 10 = 12\.73\./)
    expect(without('dass-21')).toMatch(/^With item 3 left blank, depression: 13 ÷ 6 × 7 × 2 = 30\.33\. At least 80 %/)
    expect(without('who-5')).toMatch(/: 10 ÷ 4 × 5 × 4 = 50\./)
    expect(without('phq-9')).toMatch(/^With item 1 left blank, total: no score\. Every item/)
    expect(without('rq')).toMatch(/^With secure left blank, model of self: no score\./)
    expect(without('impression')).toBeNull()
  })
})

describe('a page of the library', () => {
  test.each(instruments.map(each => each.id))('%s has no style attribute and no place to fill', id => {
    expect(page(id)).not.toMatch(/style=|undefined|NaN|\[object/)
  })

  test.each(instruments.map(each => each.id))('every figure of %s is beside its source', id => {
    const { cutoffs, reliableChange, meaningfulChange, norms, reliability, bands } = instrument(id)
    for (const { source } of [...cutoffs, ...reliableChange, ...meaningfulChange, ...norms, ...reliability, ...bands])
      expect(plain(id)).toContain(`Source: ${source}.`)
  })

  test('a reliable change is given with its level', () => {
    expect(page('core-10')).toContain('6 points or more (90 % confidence)')
  })

  test('a level that no source states is said to be so', () => {
    expect(page('phq-9')).toContain('6 points or more (level not stated)')
  })

  test('bands say which scale they are of, where there are several', () => {
    expect(page('dass-21')).toContain('Anxiety: 0–7 normal · 8–9 mild')
    expect(page('k10')).toContain('Total, answers 1 to 5: 10–15 low')
  })

  test('what matters clinically is told apart from reliable change, and 50 is the highest poor score', () => {
    expect(page('who-5')).toContain('A change that matters')
    expect(page('who-5')).toContain('It is no reliable-change value')
    expect(page('who-5')).toContain('Percentage: 50 or less: poor well-being')
    expect(page('core-10')).not.toContain('A change that matters')
  })

  test('a missing-item rule that differs by scale says so', () => {
    expect(page('core-om')).toContain('At most 3 items may be missing, fewer on the subscales')
    expect(page('core-om')).toContain('31 of 34')
    expect(page('core-om')).toContain('6 of 6')
  })

  test('what was not found is said to be so', () => {
    expect(page('wai-sr').split('No published value found')).toHaveLength(5)
    expect(page('dsq-40').split('No published value found')).toHaveLength(6)
  })

  test('items are cues, and our own prompts no measures', () => {
    expect(page('wai-sr')).toContain('protected or licensed')
    expect(page('tension-check')).toContain('A prompt, not a validated measure')
    expect(page('tension-check')).not.toContain('No published value found')
  })

  test('reversed and safety items are marked', () => {
    expect(page('core-10').match(/· reversed/g)).toHaveLength(2)
    expect(page('core-10')).toContain('this sheet would raise a Safety flag')
  })
})
