import { riskReadings } from '../lib/answer/risk'
import { isAnswerIn } from '../lib/instruments/answer-range'
import type { Answers } from '../lib/instruments/answers'
import type { Instrument, Item } from '../lib/instruments/instrument'
import { bandOf, responseOf, score } from '../lib/instruments/scoring'
import { plural } from '../lib/text/number-words'
import { csvSheets } from './score-csv'

/**
 * Sheets as they were read, or what is wrong with them; `ids`: whose each of them is, where the input says so; `remark`: a guess that
 * whoever ran the command should know of.
 */
export type Sheets = { sheets: Answers[]; ids?: readonly string[]; complaints: string[]; remark: string | null }

/** A sheet before it is checked: a list in item order, or answers by name. */
type Given = unknown

/** Reads JSON where the text starts like it, CSV otherwise. `header`: whether a CSV has one; null where it has to be seen. */
export function sheetsIn(instrument: Instrument, input: string, header: boolean | null): Sheets {
  const text = input.replace(/^\uFEFF/, '')
  const nothing = emptyInputs.find(({ text: none }) => none.test(text))?.because
  if (nothing) return { sheets: [], complaints: [`There is no sheet to score: ${nothing}.`], remark: null }
  if (!/^\s*[[{]/.test(text)) return checked(instrument, csvSheets(instrument, text, header))
  return checked(instrument, jsonSheets(text))
}

const emptyInputs = [
  { text: /^\s*$/, because: 'the input is empty' },
  { text: /^\s*null\s*$/, because: 'the input is null' },
  { text: /^\s*\[\s*\]\s*$/, because: 'the list is empty' },
]

/** What an input holds, before it is checked; or why it cannot be read. */
export type Raw = { given: Given[]; ids?: string[]; complaints?: string[]; remark?: string | undefined }

function jsonSheets(text: string): Raw {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed)
      ? { given: parsed }
      : { given: [], complaints: ['The input should be a list of sheets: [[…], […]].'] }
  } catch (error) {
    return { given: [], complaints: [`The input is not valid JSON: ${error instanceof Error ? error.message : error}`] }
  }
}

function checked(instrument: Instrument, { given, ids, complaints, remark }: Raw): Sheets {
  if (complaints) return { sheets: [], complaints, remark: null }
  const read = given.map((sheet, index) => readSheet(instrument, sheet, `Sheet ${index + 1}`))
  return {
    sheets: read.map(({ answers }) => answers),
    ...(ids && { ids }),
    complaints: read.flatMap(({ complaints }) => complaints),
    remark: remark ?? null,
  }
}

type Read = { answers: Answers; complaints: string[] }

const refused = (...complaints: string[]): Read => ({ answers: {}, complaints })

/** Forms whose items go by name are read by name alone: the order of their items differs between versions. */
function readSheet(instrument: Instrument, sheet: Given, place: string): Read {
  const isNamed = instrument.items.every(item => item.name !== undefined)
  return isNamed ? readByName(instrument, sheet, place) : readInOrder(instrument, sheet, place)
}

function readInOrder(instrument: Instrument, sheet: Given, place: string): Read {
  const scored = instrument.items.filter(item => !item.unscored)
  if (!Array.isArray(sheet)) return refused(`${place} should be a list of ${scored.length} answers in item order.`)
  const given: Given[] = sheet
  // An item in no score may be left off the end.
  const items = given.length === scored.length ? scored : instrument.items
  if (given.length !== items.length) {
    const at = scored[given.length]?.n ?? items.length + 1
    return refused(
      `${place}, item ${at}: ${plural(given.length, 'answer')} where ${expected(instrument, scored.length)}.`,
    )
  }
  return readAnswers(
    instrument,
    items.map((item, index) => ({ item, answer: given[index] })),
    place,
  )
}

/** "9 were expected, or 10 with the unscored one". */
function expected({ items }: Instrument, scored: number): string {
  const unscored = items.length - scored
  const more = unscored === 1 ? 'one' : 'ones'
  return `${scored} were expected${unscored > 0 ? `, or ${items.length} with the unscored ${more}` : ''}`
}

function readByName(instrument: Instrument, sheet: Given, place: string): Read {
  const names = instrument.items.map(item => item.name ?? '')
  if (typeof sheet !== 'object' || sheet === null || Array.isArray(sheet))
    return refused(`${place} should name its answers: ${names.join(', ')}.`)
  const given = new Map<string, Given>(Object.entries(sheet))
  const unknown = [...given.keys()].filter(name => !names.includes(name))
  const lost = names.filter(name => !given.has(name))
  if (unknown.length + lost.length > 0)
    return refused(
      ...unknown.map(name => `${place}, item ${JSON.stringify(name)}: ${instrument.abbreviation} has no such item.`),
      ...lost.map(name => `${place}, item ${name}: it is missing. Where it was not answered, give null.`),
    )
  return readAnswers(
    instrument,
    instrument.items.map(item => ({ item, answer: given.get(item.name ?? '') })),
    place,
  )
}

function readAnswers(instrument: Instrument, given: readonly { item: Item; answer: Given }[], place: string): Read {
  const answers: Record<number, number> = {}
  const complaints: string[] = []
  for (const { item, answer } of given) {
    const range = responseOf(instrument, item)
    if (answer === null) continue
    if (typeof answer === 'number' && isAnswerIn(range, answer)) answers[item.n] = answer
    else
      complaints.push(
        `${place}, item ${item.name ?? item.n}: answers run from ${range.min} to ${range.max}, and ${quoted(answer)} is not one of them.`,
      )
  }
  return { answers, complaints }
}

/** What was given, short enough for a line. */
function quoted(answer: Given): string {
  if (typeof answer === 'object') return Array.isArray(answer) ? 'a list' : 'an object'
  const written = typeof answer === 'string' ? JSON.stringify(answer) : String(answer)
  return written.length > 40 ? `${written.slice(0, 40)}…` : written
}

/**
 * What is printed of one sheet. `scores`: by scale, unrounded, null where too much is missing; those scales are named in
 * `incomplete`. `bands`: by scale, where the instrument has bands. `safetyItems`: those raised or not seen; empty when all are clear.
 */
export function resultOf(instrument: Instrument, answers: Answers) {
  const scored = score(instrument, answers)
  const banded = scored.filter(({ scale }) => instrument.bands.some(set => set.scale === scale))
  return {
    scores: Object.fromEntries(scored.map(({ scale, value }) => [scale, value])),
    incomplete: scored.filter(({ value }) => value === null).map(({ scale }) => scale),
    bands: Object.fromEntries(
      banded.map(({ scale, value }) => [scale, value === null ? null : bandOf(instrument, scale, value)]),
    ),
    safetyItems: riskReadings(instrument, answers).filter(({ state }) => state !== 'clear'),
  }
}
