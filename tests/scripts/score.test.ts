import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { instrument, instruments } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import { resultOf, sheetsIn } from '@/scripts/score-sheet'
import { bandedScale } from '../lib/instruments/banded-scale'
import examples from '../lib/scoring-examples.json'
import { times } from '../support/test-all'

const line = z.strictObject({
  id: z.string().optional(),
  scores: z.record(z.string(), z.number().nullable()),
  incomplete: z.array(z.string()),
  bands: z.record(z.string(), z.string().nullable()),
  safetyItems: z.array(
    z.object({ item: z.number(), cue: z.string(), answer: z.number().nullable(), state: z.string() }),
  ),
})
const sheet = z.object({
  name: z.string(),
  answers: z.union([z.array(z.number().nullable()), z.record(z.string(), z.number())]),
  expected: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
})
const vectors = Object.entries(z.record(z.string(), z.array(sheet)).parse(examples.instruments))

/** Runs the command as its npm script does, with these sheets on its input. */
const score = (args: string[], input: string) => run(process.execPath, ['scripts/attune.cjs', 'score', ...args], input)

async function run(command: string, args: string[], input: string) {
  const child = spawn(command, args)
  const code = new Promise<number | null>(resolve => child.once('exit', resolve))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [printed, complained] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, printed, complained }
}

const linesOf = (printed: string) =>
  printed
    .split('\n')
    .slice(0, -1)
    .map(each => line.parse(JSON.parse(each)))

describe.concurrent('the example sheets of', { timeout: 60_000 }, () => {
  test.each(vectors)('%s', async (id, sheets) => {
    const { code, printed, complained } = await score(
      ['--instrument', id],
      JSON.stringify(sheets.map(each => each.answers)),
    )
    expect({ code, complained }).toEqual({ code: 0, complained: '' })
    const lines = linesOf(printed)
    expect(lines).toHaveLength(sheets.length)
    for (const [index, { expected }] of sheets.entries()) checkLine(lines[index], expected)
  })
})

function checkLine(found: z.output<typeof line> | undefined, expected: z.output<typeof sheet>['expected']) {
  for (const [name, value] of Object.entries(expected)) {
    if (typeof value === 'string') expect(found?.bands[bandedScale(name)], name).toBe(value)
    else expect(Math.abs((found?.scores[name] ?? Number.NaN) - (value ?? 0)), name).toBeLessThanOrEqual(0.0005)
  }
}

describe.concurrent('at the terminal', { timeout: 60_000 }, () => {
  test('as a person calls it: npm run --silent score -- --instrument ID', async () => {
    const args = ['run', '--silent', 'score', '--', '--instrument', 'core-10']
    const { code, printed } = await run('npm', args, '[[0,0,0,0,0,0,0,0,0,0],[4,0,0,4,4,4,4,4,4,null]]')
    expect(code).toBe(0)
    expect(linesOf(printed)).toEqual([
      { scores: { total: 8 }, incomplete: [], bands: { total: 'low' }, safetyItems: [] },
      {
        scores: { total: 40 },
        incomplete: [],
        bands: { total: 'severe' },
        safetyItems: [{ item: 6, cue: 'plans to end life', answer: 4, state: 'raised' }],
      },
    ])
    const bad = await run('npm', args, '[[0,0,0,0,0,0,0,0,0,0],[0,0,0,0,0,9,0,0,0,0]]')
    expect({ code: bad.code, printed: bad.printed }).toEqual({ code: 1, printed: '' })
    expect(bad.complained).toContain('Sheet 2, item 6: answers run from 0 to 4, and 9 is not one of them.')
  })

  test('bad input: exit 1, the sheet and the item named, and nothing printed', async () => {
    const { code, printed, complained } = await score(
      ['--instrument=gad-7'],
      '[[0,0,0,0,0,0,0],[0,1,4,null,0,"2",0],[0,0,0]]',
    )
    expect({ code, printed }).toEqual({ code: 1, printed: '' })
    expect(complained).toBe(
      [
        'Sheet 2, item 3: answers run from 0 to 3, and 4 is not one of them.',
        'Sheet 2, item 6: answers run from 0 to 3, and "2" is not one of them.',
        'Sheet 3, item 4: 3 answers where 7 were expected.',
        '',
      ].join('\n'),
    )
  })

  test.each([
    ['no instrument', [], /^Usage: .*--instrument ID/],
    [
      'an unknown one',
      ['--instrument', 'core-99'],
      /^There is no instrument core-99\. Attune scores: wai-sr, .*dsq-40\.\n$/,
    ],
    ['one without scores', ['--instrument', 'impression'], /has no scores/],
    ['an unknown option', ['--instrumnt', 'k6'], /^Usage: /],
    ['no input', ['--instrument', 'k6'], /^There is no sheet to score/],
  ])('%s', async (_, args, words) => {
    const { code, printed, complained } = await score(args, '')
    expect({ code, printed }).toEqual({ code: 1, printed: '' })
    expect(complained).toMatch(words)
    expect(complained).not.toMatch(/^\s+at /m)
  })

  test('a CSV whose first line could be either is read with a remark', async () => {
    const read = await score(['--instrument', 'who-5'], '1,2,3,4,5\n0,0,0,0,5\n')
    expect([read.code, linesOf(read.printed).map(each => each.scores.raw)]).toEqual([0, [5]])
    expect(read.complained).toContain('--no-header')
    const told = await score(['--instrument', 'who-5', '--no-header'], '1,2,3,4,5\n0,0,0,0,5\n')
    expect([told.complained, linesOf(told.printed).map(each => each.scores.raw)]).toEqual(['', [15, 5]])
  })

  test.each([
    ['[]', 'There is no sheet to score: the list is empty.\n'],
    ['null\n', 'There is no sheet to score: the input is null.\n'],
  ])('%j is no sheet, and that is said', async (input, complained) => {
    expect(await score(['--instrument', 'k6'], input)).toEqual({ code: 1, printed: '', complained })
  })

  test('ids in a first column are printed back', async () => {
    const named = 'Client ID,1,2,3,4,5,6,7,8,9\n1,0,0,0,0,0,0,0,0,3\n2,0,0,0,0,0,0,0,0,1\n3,1,1,1,1,1,1,1,1,0\n'
    const { code, printed } = await score(['--instrument', 'phq-9'], named)
    const found = linesOf(printed).map(({ id, scores, safetyItems }) => [id, scores.total, safetyItems.length])
    expect({ code, found }).toEqual({
      code: 0,
      found: [
        ['1', 3, 1],
        ['2', 1, 1],
        ['3', 8, 0],
      ],
    })
  })
})

const zeros = (from: number, to: number) =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [from + index, 0]))
const read = (id: string, input: string, header: boolean | null = null) => sheetsIn(instrument(id), input, header)
const complaints = (id: string, input: string, header: boolean | null = null) => read(id, input, header).complaints

describe('what is printed', () => {
  const resultsOf = (id: string, input: string) => read(id, input).sheets.map(each => resultOf(instrument(id), each))

  test('a scale with too much missing has no score, is named, and has no band', () => {
    expect(resultsOf('phq-9', '[[0,0,0,0,0,0,0,0,null]]')).toEqual([
      {
        scores: { total: null },
        incomplete: ['total'],
        bands: { total: null },
        safetyItems: [{ item: 9, cue: 'death / self-harm', answer: null, state: 'not-seen' }],
      },
    ])
  })

  test('risk items are listed when raised or not seen, and not when clear', () => {
    const sheets = [0, 1].map(risk => Array.from({ length: 34 }, (_, index) => (index === 15 ? risk : 0)))
    const found = resultsOf('core-om', JSON.stringify(sheets)).map(each => each.safetyItems)
    expect(found).toEqual([[], [{ item: 16, cue: 'plans to end life', answer: 1, state: 'raised' }]])
  })

  test('scores are not rounded', () => {
    expect(resultsOf('gad-7', '[[1,1,1,1,1,1,1]]')[0]?.scores).toEqual({ total: 7 })
    expect(resultsOf('ecr-rs', '[[1,1,1,1,1,1,1,2,2]]')[0]?.scores).toEqual({ anxiety: 5 / 3, avoidance: 5 })
  })

  test('the unscored question of the PHQ-9 may be there or not', () => {
    for (const given of ['[[1,1,1,1,1,1,1,1,0]]', '[[1,1,1,1,1,1,1,1,0,3]]'])
      expect(resultsOf('phq-9', given)[0]?.scores).toEqual({ total: 8 })
  })
})

describe('CSV', () => {
  const gad = { 1: 0, 2: 1, 3: 2, 4: 3, 6: 1, 7: 0 }

  test.each([
    ['plain', '0,1,2,3,,1,0'],
    ['quoted, with decimals', '"0","1.0","2","3","","1","0"\n'],
    ['semicolons, Windows line ends', '0;1;2;3;;1;0\r\n'],
    ['tabs and a byte-order mark', '\uFEFF0\t1\t2\t3\t\t1\t0\n\n'],
    ['a header', '1,2,3,4,5,6,7\n0,1,2,3,null,1,0'],
    ['a header in another order', '7,6,5,4,3,2,1\n0,1,,3,2,1,0'],
  ])('%s', (_, input) => expect(read('gad-7', input)).toEqual({ sheets: [gad], complaints: [], remark: null }))

  test('an empty last cell is an answer that is missing', () => {
    expect(read('gad-7', '0\t1\t2\t3\t0\t1\t\n').sheets).toEqual([{ 1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1 }])
  })

  test('the RQ goes by its names', () => {
    const sheets = [{ 1: 7, 2: 1, 3: 2, 4: 3 }]
    expect(read('rq', 'fearful,secure,dismissing,preoccupied\n1,7,3,2').sheets).toEqual(sheets)
    expect(read('rq', '[{"preoccupied":2,"dismissing":3,"secure":7,"fearful":1}]').sheets).toEqual(sheets)
    expect(complaints('rq', '7,1,2,3\n7,1,2,3')).toEqual([expect.stringContaining('should name the items')])
    expect(complaints('rq', '[[7,1,2,3]]')).toEqual([
      'Sheet 1 should name its answers: secure, fearful, preoccupied, dismissing.',
    ])
    expect(complaints('rq', '[{"secure":1,"avoidant":2,"preoccupied":3,"dismissing":8}]')).toEqual([
      'Sheet 1, item "avoidant": RQ has no such item.',
      'Sheet 1, item fearful: it is missing. Where it was not answered, give null.',
    ])
  })

  test.each([
    ['0,1,2', 'Sheet 1, item 4: 3 answers where 7 were expected.'],
    ['0,1,2,3,0,1,0,1', 'Sheet 1, item 8: 8 answers where 7 were expected.'],
    ['1,2,3,4,5,6,7\n0,1,2,3,0,1', 'Sheet 1, item 7: 6 answers where 7 were expected.'],
    ['0,1,x,3,0,1,0', 'Sheet 1, item 3: answers run from 0 to 3, and "x" is not one of them.'],
    ['0,1,1.5,3,0,1,0', 'Sheet 1, item 3: answers run from 0 to 3, and 1.5 is not one of them.'],
    ['0,1,2,3,0,1,0\n0,1,2,3,0,1,-1', 'Sheet 2, item 7: answers run from 0 to 3, and -1 is not one of them.'],
  ])('%j', (input, words) => expect(complaints('gad-7', input)).toEqual([words]))

  test('the width of a PHQ-9 is said with and without its unscored item', () => {
    const words = 'Sheet 1, item 9: 8 answers where 9 were expected, or 10 with the unscored one.'
    expect(complaints('phq-9', '1,1,1,1,1,1,1,1')).toEqual([words])
    expect(complaints('phq-9', '[[1,1,1,1,1,1,1,1]]')).toEqual([words])
  })

  test('ten columns of a PHQ-9 without a header are an id and nine answers, or ten: neither is taken', () => {
    const asked =
      'The 10 columns fit the 10 items of PHQ-9 as well as an id and 9 answers: please give a header line, 1,2,3,… where all are answers or id,1,2,3,… where the first is an id.'
    const numbers = '1,0,0,0,0,0,0,0,0,3\n2,0,0,0,0,0,0,0,0,1\n'
    for (const header of [null, false]) expect(complaints('phq-9', numbers, header)).toEqual([asked])
    expect(complaints('phq-9', '0,0,0,0,0,0,0,0,3\n1,0,0,0,0,0,0,0,0,3')).toEqual([asked])
    expect(complaints('phq-9', 'NA,0,0,0,0,0,0,0,0,3')).toEqual([asked])
    expect(read('phq-9', `1,2,3,4,5,6,7,8,9,10\n${numbers}`).sheets[0]).toEqual({ 1: 1, ...zeros(2, 9), 10: 3 })
  })

  test('ids are read under any label, and without one where they are words', () => {
    const sheet = { ...zeros(1, 8), 9: 3 }
    for (const label of ['id', 'ID', 'Client', '', '"person id"'])
      expect(read('phq-9', `${label};1;2;3;4;5;6;7;8;9\n007;0;0;0;0;0;0;0;0;3`)).toEqual({
        ...{ sheets: [sheet], ids: ['007'], complaints: [], remark: null },
      })
    expect(read('phq-9', 'K-1,0,0,0,0,0,0,0,0,3\nK-2,0,0,0,0,0,0,0,0,3,0')).toEqual({
      ...{ sheets: [sheet, { ...sheet, 10: 0 }], ids: ['K-1', 'K-2'], complaints: [], remark: null },
    })
    expect(read('rq', 'id,fearful,secure,dismissing,preoccupied\nP1,1,7,3,2')).toMatchObject({
      ...{ sheets: [{ 1: 7, 2: 1, 3: 2, 4: 3 }], ids: ['P1'] },
    })
    expect(read('who-5', 'id,1,2,3,4,5\nP1,0,0,0,0,5')).toMatchObject({ ids: ['P1'], remark: null })
    expect(read('who-5', 'P0,1,2,3,4,5\nP1,0,0,0,0,5').remark).toContain('--no-header')
  })

  test('a header of names, and a line of another length than the header, are refused', () => {
    expect(complaints('gad-7', 'id,q1,q2,q3,q4,q5,q6,q7\nP1,0,0,0,0,0,0,0')).toEqual([
      'The first line names the columns, but not by the numbers of the items: 1,2,3,… or id,1,2,3,….',
    ])
    expect(complaints('phq-9', '9,8,7,6,5,4,3,2,1\n1,0,0,0,0,0,0,0,0,3')).toEqual([
      'Sheet 1, item 10: 10 answers where 9 were expected.',
    ])
    expect(complaints('phq-9', '10,9,8,7,6,5,4,3,2,1\n1,0,0,0,0,0,0,0,3')).toEqual([
      'Sheet 1, item 1: 9 answers where 10 were expected.',
    ])
  })

  test('a decimal comma is read where no comma separates the answers', () => {
    for (const separator of [';', '\t'])
      expect(read('k6', Array(6).fill('1,0').join(separator)).sheets).toEqual([{ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 }])
    expect(complaints('k6', '1,5;1;1;1;1;1')).toEqual([
      'Sheet 1, item 1: answers run from 0 to 4, and 1.5 is not one of them.',
    ])
    expect(complaints('k6', '1,000;1;1;1;1;1')).toEqual([
      'Sheet 1, item 1: answers run from 0 to 4, and "1,000" is not one of them.',
    ])
  })

  test('a header that is asked for has to be one', () =>
    expect(complaints('gad-7', '0,1,2,3,0,1,0', true)).toEqual(['The first line does not give each item number once.']))
})

describe('whatever comes in', () => {
  const scoredForm = fc.constantFrom(...instruments.filter(each => each.scales.length > 0))
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.array(fc.jsonValue()).map(each => JSON.stringify(each)),
    fc.stringMatching(/^[0-9,;\t"\n. -]{0,80}$/),
  )

  test('is scored or refused in words, never half and never with a trace', () => {
    fc.assert(
      fc.property(scoredForm, text, fc.constantFrom(null, true, false), (form, input, header) => {
        const found = sheetsIn(form, input, header)
        for (const each of found.complaints) expect(each).toMatch(/^(Sheet \d+|The |There is no sheet)/)
        if (found.complaints.length === 0) for (const each of found.sheets) line.parse(resultOf(form, each))
      }),
      { numRuns: times(1000) },
    )
  })

  const list = scoredForm.filter(form => form.items.every(item => item.name === undefined))

  /** One of the answers of an item, by a number that may be any. */
  const answerOf = (form: Instrument, item: Instrument['items'][number], pick: number) => {
    const { min, max } = responseOf(form, item)
    return min + (pick % (max - min + 1))
  }

  /** How many numbers a line has, and what they could be of this form: answers to all items or to the scored ones, with an id or not. */
  const readings = (form: Instrument, width: number) => {
    const widths = new Set([form.items.length, form.items.filter(item => !item.unscored).length])
    return { answers: widths.has(width), idAndAnswers: widths.has(width - 1) }
  }

  test('a width that fits two readings is never read without a header, and no id is taken for an answer', () => {
    fc.assert(
      fc.property(list, fc.nat(2), fc.nat(4), fc.constantFrom(null, false), (form, more, value, header) => {
        const width = form.items.length + more - (form.items.some(item => item.unscored) ? 1 : 0)
        const row = Array.from({ length: width }, (_, index) => {
          const item = form.items[index]
          return item ? answerOf(form, item, value) : value
        })
        const { answers, idAndAnswers } = readings(form, width)
        const found = sheetsIn(form, `${row}\n${row}`, header)
        expect(found.complaints.length === 0).toBe(answers && !idAndAnswers)
        if (answers && idAndAnswers) expect(found.complaints).toEqual([expect.stringContaining('give a header line')])
        expect(found.ids).toBeUndefined()
      }),
    )
  })

  test('an id with a header, or of letters, is printed back and changes no score', () => {
    const id = fc.stringMatching(/^[A-Z]{2}-\d{1,4}$/)
    fc.assert(
      fc.property(
        list,
        fc.array(id, { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.nat()),
        (form, ids, random) => {
          const sheets = ids.map(() =>
            form.items.map(item => {
              const { min, max } = responseOf(form, item)
              return min + ((random.next().value ?? 0) % (max - min + 1))
            }),
          )
          const plainly = sheetsIn(form, JSON.stringify(sheets), null).sheets
          const lines = sheets.map((answers, index) => [ids[index], ...answers].join(';'))
          const header = ['id', ...form.items.map(item => item.n)].join(';')
          expect(sheetsIn(form, [header, ...lines].join('\n'), null)).toMatchObject({ sheets: plainly, ids })
          expect(sheetsIn(form, lines.join('\n'), false)).toMatchObject({ sheets: plainly, ids })
        },
      ),
    )
  })

  test('one bad answer in a good sheet is named', () => {
    const bad = fc.constantFrom<unknown>(99, -1, 0.5, '1', true, [], {}, 1e300)
    fc.assert(
      fc.property(list, fc.nat(), bad, (form, pick, answer) => {
        const at = pick % form.items.length
        const sheets = [0, 1].map(() => form.items.map<unknown>(() => form.response.max))
        const second = sheets[1]?.with(at, answer)
        const found = sheetsIn(form, JSON.stringify([sheets[0], second]), null)
        expect(found.complaints).toEqual([expect.stringContaining(`Sheet 2, item ${at + 1}: answers run from`)])
      }),
    )
  })
})
