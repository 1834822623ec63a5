import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { riskReadings } from '@/lib/answer/risk'
import type { Answer, Answers } from '@/lib/instruments/answers'
import { instruments } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { askedItems, checkAnswers, responseOf, score } from '@/lib/instruments/scoring'
import { resultOf, sheetsIn } from '@/scripts/score-sheet'
import { times } from '../../support/test-all'
import { anySheet } from './sheets'

/* Sheets as nobody should hand them in, and sheets as every program writes them differently. */

const scored = instruments.filter(each => each.scales.length > 0)
const anyForm = fc.constantFrom(...instruments)

describe('answers of any kind', () => {
  const key = fc.oneof(
    fc.integer({ min: -2, max: 45 }).map(String),
    fc.constantFrom('01', '1.0', ' 1', '1e0', '', '__proto__', 'constructor', 'NaN', 'secure'),
    fc.string(),
  )
  const answer = fc.oneof(
    fc.integer({ min: -2, max: 11 }),
    fc.constantFrom('blank' as const, 'declined' as const),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e300, 2 ** 53, 0.5),
    fc.double(),
  )
  const answers: fc.Arbitrary<Answers> = fc.dictionary(key, answer, { noNullPrototype: true })

  const fits = (form: Instrument, name: string, given: Answer | undefined) => {
    const item = form.items.find(({ n }) => String(n) === name)
    if (!item || typeof given !== 'number') return item !== undefined
    const { min, max } = responseOf(form, item)
    return Number.isInteger(given) && given >= min && given <= max
  }

  test('are complained of one by one, or score within range', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scored), answers, (form, given) => {
        const misfits = Object.entries(given).filter(([name, each]) => !fits(form, name, each))
        const complaints = checkAnswers(form, 'client', given)
        expect(complaints).toEqual(misfits.map(([name]) => expect.stringContaining(`Item ${name}`)))
        if (complaints.length === 0) expectInRange(form, given)
      }),
      { numRuns: times(2000) },
    )
  })

  test('never stop a form from saying what it asks', () => {
    fc.assert(
      fc.property(anyForm, fc.constantFrom('client', 'clinician'), answers, (form, respondent, given) => {
        for (const words of checkAnswers(form, respondent, given)) expect(words).toMatch(/^Item .* /s)
        expect(askedItems(form, respondent, given).length).toBeLessThanOrEqual(form.items.length)
        expect(riskReadings(form, given)).toHaveLength(form.safetyItems.length)
      }),
    )
  })

  test('one that the form does not take is found among good ones', () => {
    const sheets = anyForm.filter(form => !form.ownPrompt).chain(form => fc.tuple(fc.constant(form), anySheet(form)))
    const bad = fc.constantFrom(-1, 10, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300)
    fc.assert(
      fc.property(sheets, fc.nat(), bad, ([form, given], pick, answer) => {
        const n = form.items[pick % form.items.length]?.n ?? 0
        const complaints = checkAnswers(form, 'client', { ...given, [n]: answer })
        expect(complaints).toEqual([expect.stringMatching(new RegExp(`^Item ${n}: answers run from`))])
      }),
    )
  })
})

function expectInRange(form: Instrument, answers: Answers): void {
  for (const [index, { value }] of score(form, answers).entries()) {
    if (value === null) continue
    const [low, high] = form.scales[index]?.range ?? [Number.NaN, Number.NaN]
    expect(value).toBeGreaterThanOrEqual(low)
    expect(value).toBeLessThanOrEqual(high)
  }
}

type Dialect = {
  separator: string
  quoted: boolean
  newline: string
  mark: string
  missing: string
  number: (n: number) => string
  pad: string
  atEnd: string
}

const dialect: fc.Arbitrary<Dialect> = fc.record({
  separator: fc.constantFrom(',', ';', '\t'),
  quoted: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '\uFEFF'),
  missing: fc.constantFrom('', 'null', 'NULL'),
  number: fc.constantFrom(
    String,
    (n: number) => `${n}.0`,
    (n: number) => `+${n}`,
    (n: number) => `0${n}`,
  ),
  pad: fc.constantFrom('', ' '),
  atEnd: fc.constantFrom('', '\n', '\r\n\r\n'),
})

/** Some sheets of one form; the first has an answer, so that the file is not empty to the eye. */
const sheetsOfOne = fc.constantFrom(...scored).chain(form =>
  fc.tuple(
    fc.constant(form),
    fc
      .array(anySheet(form), { minLength: 1, maxLength: 5 })
      .filter(([first]) => Object.values(numbersOf(first)).length > 0),
  ),
)

const numbersOf = (answers: Answers = {}): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => typeof answer === 'number'))

const isNamed = (form: Instrument) => form.items.every(item => item.name !== undefined)

/** The sheets as a spreadsheet of that dialect would write them, their columns in the order of `columns`. */
function written(form: Instrument, rows: string[][], header: boolean, how: Dialect): string {
  const cell = (text: string) => `${how.pad}${how.quoted ? `"${text}"` : text}${how.pad}`
  const top = form.items.map(item => item.name ?? String(item.n))
  const lines = [...(header || isNamed(form) ? [top] : []), ...rows]
  return how.mark + lines.map(line => line.map(cell).join(how.separator)).join(how.newline) + how.atEnd
}

const cells = (form: Instrument, sheet: Answers, how: Dialect) =>
  form.items.map(({ n }) => {
    const answer = sheet[n]
    return typeof answer === 'number' ? how.number(answer) : how.missing
  })

describe('a CSV', () => {
  test('reads back as the sheets that were written, whatever wrote it', () => {
    fc.assert(
      fc.property(sheetsOfOne, dialect, fc.boolean(), ([form, sheets], how, header) => {
        const text = written(
          form,
          sheets.map(sheet => cells(form, sheet, how)),
          header,
          how,
        )
        const read = sheetsIn(form, text, header)
        // Ten columns of such a form may as well be an id and nine answers: they are asked about.
        const isAmbiguous = !header && form.items.filter(({ unscored }) => unscored).length === 1
        expect(read).toMatchObject(
          isAmbiguous
            ? { sheets: [], complaints: [expect.stringMatching(/give a header line/)] }
            : { sheets: sheets.map(numbersOf), complaints: [], remark: null },
        )
      }),
      { numRuns: times(500) },
    )
  })

  const junk = fc.constantFrom(
    ...['NaN', 'Infinity', '-Infinity', '1e0', '0x1', '1_0', 'true', 'undefined', '-', '--1', '1 2', '１', '٣', '½'],
    ...['99', '-1', '0.5', '1,,5'.replaceAll(',', '.'), '#N/A', '=1+1', 'blank', '\u0000', '1"', '<b>1</b>'],
  )

  test('with one bad cell is refused whole, and the sheet and the item are named', () => {
    fc.assert(
      fc.property(sheetsOfOne, dialect, junk, fc.nat(), fc.nat(), ([form, sheets], how, bad, row, column) => {
        const [k, i] = [row % sheets.length, column % form.items.length]
        const rows = sheets.map(sheet => cells(form, sheet, how))
        const spoilt = rows.map((cellsOfRow, index) => (index === k ? cellsOfRow.with(i, bad) : cellsOfRow))
        const { complaints } = sheetsIn(form, written(form, spoilt, true, how), true)
        const name = form.items[i]?.name ?? form.items[i]?.n
        expect(complaints).toEqual([expect.stringContaining(`Sheet ${k + 1}, item ${name}: answers run from`)])
      }),
      { numRuns: times(500) },
    )
  })
})

describe('JSON', () => {
  const listed = (form: Instrument, sheet: Answers) => {
    const answer = (n: number) => (typeof sheet[n] === 'number' ? sheet[n] : null)
    if (!isNamed(form)) return form.items.map(({ n }) => answer(n))
    return Object.fromEntries(form.items.map(({ n, name }) => [name ?? '', answer(n)]))
  }

  test('reads back as the sheets that were written, with or without spaces and a byte-order mark', () => {
    fc.assert(
      fc.property(
        sheetsOfOne,
        fc.constantFrom('', '\uFEFF', ' \n'),
        fc.constantFrom(0, 2),
        ([form, sheets], before, indent) => {
          const text =
            before +
            JSON.stringify(
              sheets.map(sheet => listed(form, sheet)),
              null,
              indent,
            )
          expect(sheetsIn(form, text, null)).toEqual({ sheets: sheets.map(numbersOf), complaints: [], remark: null })
        },
      ),
    )
  })

  test('cut off anywhere, or with anything in the place of a sheet, is refused in words', () => {
    fc.assert(
      fc.property(sheetsOfOne, fc.nat(), fc.jsonValue(), ([form, sheets], at, instead) => {
        const whole = JSON.stringify(sheets.map(sheet => listed(form, sheet)))
        const cut = sheetsIn(form, whole.slice(0, at % whole.length), null)
        expect(cut.complaints).toHaveLength(1)
        const { complaints } = sheetsIn(
          form,
          JSON.stringify([...sheets.map(sheet => listed(form, sheet)), instead]),
          null,
        )
        for (const words of complaints) expect(words).toMatch(new RegExp(`^Sheet ${sheets.length + 1}\\b`))
      }),
    )
  })
})

test('bytes of any kind are scored or refused, and what is scored has every scale', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.stringMatching(/^[[\]{}",:;0-9.\t\r\n -]{0,120}$/),
  )
  fc.assert(
    fc.property(fc.constantFrom(...scored), text, fc.constantFrom(null, true, false), (form, input, header) => {
      const { sheets, complaints } = sheetsIn(form, input, header)
      for (const words of complaints) expect(words).toMatch(/^(Sheet \d+|The |There is no sheet)/)
      if (complaints.length > 0) return
      for (const sheet of sheets) {
        expectInRange(form, sheet)
        expect(Object.keys(resultOf(form, sheet).scores)).toEqual(form.scales.map(scale => scale.id))
      }
    }),
    { numRuns: times(2000) },
  )
})
