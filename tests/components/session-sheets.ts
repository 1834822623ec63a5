import { sheetOf } from '@/components/session/measure/form-draft'
import type { BatteryPart } from '@/db/session-entry'
import { type Instrument, instrumentSchema } from '@/lib/instruments/instrument'

/** A small form of our own for these tests: four items from 1 to 5, the last one about risk, and one scale over them. */
const form: Instrument = instrumentSchema.parse({
  id: 'small-form',
  version: 1,
  title: 'Small form',
  abbreviation: 'Small',
  domain: 'distress',
  respondents: ['client'],
  citation: 'made for the tests',
  timeframe: 'today',
  response: { min: 1, max: 5, labels: ['never', '', '', '', 'always'] },
  items: [
    { n: 1, cue: 'first' },
    { n: 2, cue: 'second', reversed: true },
    { n: 3, cue: 'third' },
    { n: 4, cue: 'risk' },
  ],
  scales: [
    {
      id: 'mean',
      title: 'Mean',
      key: { method: 'mean', items: [1, 2, 3, 4] },
      range: [1, 5],
      higherIs: 'worse',
    },
  ],
  primaryScale: 'mean',
  charted: ['mean'],
  missing: { rule: 'house' },
  safetyItems: [{ item: 4, above: 1, cue: 'risk' }],
  licence: { status: 'own', text: 'ours' },
})

/** The four items added up. */
const sum: Instrument['scales'][number] = {
  id: 'sum',
  title: 'Sum',
  key: { method: 'sum', items: [1, 2, 3, 4] },
  range: [4, 20],
  higherIs: 'worse',
}

/** Two questions, the second only when the first is 1 or more; nothing to score. */
const prompt: Instrument = instrumentSchema.parse({
  ...form,
  id: 'small-prompt',
  title: 'Small prompt',
  response: { min: 0, max: 4, labels: ['', '', '', '', ''] },
  items: [
    { n: 1, cue: 'was there any' },
    { n: 2, cue: 'how far', onlyIf: { item: 1, atLeast: 1 } },
  ],
  scales: [],
  primaryScale: null,
  charted: [],
  safetyItems: [],
  ownPrompt: true,
})

const part = (instrument: Instrument, entry: BatteryPart['entry'] = null): BatteryPart => ({
  instrument,
  respondent: 'client',
  target: null,
  due: true,
  entry,
  saved: false,
  source: null,
  isDraft: entry !== null,
  wording: null,
  pause: null,
})

export const formPart = () => part(form)
export const formSheet = (entry?: BatteryPart['entry']) => sheetOf(part(form, entry), 'session 1')
export const otherFormSheet = () => sheetOf(part({ ...form, id: 'other-form' }), 'session 1')
export const sumSheet = () =>
  sheetOf(part({ ...form, scales: [sum], primaryScale: 'sum', charted: ['sum'] }), 'session 1')
export const promptSheet = () => sheetOf(part(prompt), 'session 1')
export const targetedSheet = () =>
  sheetOf({ ...part({ ...form, id: 'about-whom', hasTarget: true }), due: false }, 'session 1')

/** Four items with answers of another range; the words of a range do not matter here. */
export const answeredSheet = (range: { min: number; max: number; step?: number }) => {
  const response = instrumentSchema.shape.response.parse({ ...range, labels: [] })
  return sheetOf(
    part({ ...form, id: 'answered', response, scales: [], primaryScale: null, charted: [], safetyItems: [] }),
    'session 1',
  )
}
