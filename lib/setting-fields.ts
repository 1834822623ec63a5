import { z } from 'zod'
import { numberWords } from './schema-words'
import { defaultSettings, type Settings, settingsSchema } from './settings'

/** One setting as a screen shows it; `path` is its place in the settings, by which its error is found too. */
export type SettingField = {
  path: string
  label: string
  hint: string
  unit: string
  /** May be left empty. */
  isOptional?: true
}
export type SettingGroup = { title: string; fields: SettingField[] }

/** The alliance measures whose usual spread may be set apart. */
const spreadsOf = [
  ['wai-sr', 'WAI-SR'],
  ['sai', 'SAI'],
  ['client-impression', 'client’s impression'],
] as const

/** Every number that a practice may set, in the order of the screen. Levels are fixed: the drawn ranges end there. */
export const settingGroups: readonly SettingGroup[] = [
  {
    title: 'Risk answers',
    fields: [
      {
        path: 'lateAfterDays',
        label: 'Recorded late after',
        hint: 'A risk answer entered later than this after its session goes into the history instead of asking for an answer today. The newest session always counts as today’s.',
        unit: 'days',
      },
    ],
  },
  {
    title: 'Expected range of alliance ratings',
    fields: [
      {
        path: 'priorSpread.share',
        label: 'Usual spread of one client’s ratings',
        hint: 'Used until a client’s own ratings show their spread. A larger spread makes the first ranges wider.',
        unit: 'of the scale’s range',
      },
      ...spreadsOf.map(([id, name]) => ({
        path: `priorSpread.byInstrument.${id}`,
        label: `The same for the ${name}`,
        hint: 'Only if its ratings are known to vary more, or less, than that. Leave it empty to use the spread above.',
        unit: 'of the scale’s range',
        isOptional: true as const,
      })),
      {
        path: 'ruptureWindow',
        label: 'Ratings after a drop until “not back in range”',
        hint: 'Ratings in a row that stay below the range before the drop.',
        unit: 'ratings',
      },
    ],
  },
  {
    title: 'Slow decline',
    fields: [
      {
        path: 'drift.allowance',
        label: 'Allowance',
        hint: 'How far a rating may fall short of what was expected before it adds to the sum.',
        unit: 'standard deviations',
      },
      {
        path: 'drift.limit',
        label: 'Limit',
        hint: 'The sum at which a decline is flagged.',
        unit: 'standard deviations',
      },
    ],
  },
  {
    title: 'Ratings at the maximum',
    fields: [
      {
        path: 'ceiling.running',
        label: 'Ratings in a row at the maximum',
        hint: 'From then on they count as a ceiling.',
        unit: 'ratings',
      },
      {
        path: 'ceiling.below',
        label: 'Ratings in a row below it',
        hint: 'After a ceiling, these count as a fall.',
        unit: 'ratings',
      },
    ],
  },
  {
    title: 'Early alliance',
    fields: [
      { path: 'earlyLow.from', label: 'From session', hint: 'The first session that counts as early.', unit: '' },
      { path: 'earlyLow.to', label: 'To session', hint: 'The last session that counts as early.', unit: '' },
      {
        path: 'earlyLow.latest',
        label: 'Ratings that clear it',
        hint: 'The flag clears when the mean of this many latest ratings is above the cut.',
        unit: 'ratings',
      },
    ],
  },
  {
    title: 'Tension check',
    fields: [
      {
        path: 'tension.tense',
        label: 'Tension from',
        hint: 'The lowest answer that can be flagged.',
        unit: 'on 0 to 4',
      },
      {
        path: 'tension.unresolved',
        label: 'Resolved up to',
        hint: 'The highest answer that counts as unresolved.',
        unit: 'on 0 to 4',
      },
      {
        path: 'tension.calm',
        label: 'Calm up to',
        hint: 'The highest tension that clears the flag.',
        unit: 'on 0 to 4',
      },
      {
        path: 'tension.resolved',
        label: 'Resolved from',
        hint: 'The lowest answer that clears the flag.',
        unit: 'on 0 to 4',
      },
    ],
  },
  {
    title: 'Distress and attachment',
    fields: [
      {
        path: 'noGain.sessions',
        label: 'Sessions without reliable gain',
        hint: 'Attended sessions before the note appears.',
        unit: 'sessions',
      },
      {
        path: 'highAttachment',
        label: 'Anxiety or avoidance called high from',
        hint: 'Mentioned as context beside alliance ratings; never flagged.',
        unit: 'on 1 to 7',
      },
    ],
  },
]

/** The field in which a form says which of several published values counts as a reliable change, by its place among them. */
export const reliableChangeField = (instrumentId: string): string => `reliableChange.${instrumentId}`

/** The number at a path of the settings; throws where there is none. Null where it may be left empty and is. */
export function settingAt(settings: Settings, path: string): number | null {
  if (path.startsWith(ofOneInstrument))
    return settings.priorSpread.byInstrument[path.slice(ofOneInstrument.length)] ?? null
  const found = path
    .split('.')
    .reduce<unknown>(
      (place, name) =>
        typeof place === 'object' && place !== null
          ? Object.entries(place).find(([key]) => key === name)?.[1]
          : undefined,
      settings,
    )
  if (typeof found !== 'number') throw new Error(`There is no setting ${path}`)
  return found
}

/** What may be typed at a path, by the schema of the settings: "A whole number from 2 to 60." Throws where no number is set there. */
export function settingRange(path: string): string {
  const found = path
    .split('.')
    .reduce<unknown>(
      (place, name) =>
        place instanceof z.ZodObject ? place.shape[name] : place instanceof z.ZodRecord ? place.valueType : undefined,
      settingsSchema,
    )
  if (!(found instanceof z.ZodNumber)) throw new Error(`There is no setting ${path}`)
  return numberWords(found)
}

const ofOneInstrument = 'priorSpread.byInstrument.'

export const defaultAt = (path: string): number | null => settingAt(defaultSettings, path)

/** The settings with numbers put at their paths; what it gives is not checked yet. */
export function withNumbers(settings: Settings, numbers: Readonly<Record<string, number>>): unknown {
  // What is left empty is no longer set.
  const plain = { ...settings, priorSpread: { ...settings.priorSpread, byInstrument: {} } }
  return Object.entries(numbers).reduce<unknown>((all, [path, value]) => put(all, path.split('.'), value), plain)
}

function put(place: unknown, [name, ...rest]: string[], value: number): unknown {
  if (name === undefined) return value
  const held = typeof place === 'object' && place !== null ? place : {}
  const within = Object.entries(held).find(([key]) => key === name)?.[1]
  return { ...held, [name]: put(within, rest, value) }
}
