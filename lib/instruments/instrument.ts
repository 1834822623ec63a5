import { z } from 'zod'
import { respondents } from './answers'

const domains = ['attachment', 'alliance', 'distress', 'emotion-regulation', 'defence', 'relationship-check'] as const
export type Domain = (typeof domains)[number]

/** The terms of use in the few plain kinds that the library sorts by; `status` and `text` say them in full. */
const licenceTerms = ['free', 'non-commercial', 'permission', 'unclear'] as const
export type LicenceTerms = (typeof licenceTerms)[number]

/** What a higher score on a scale means. */
export const directions = ['better', 'worse', 'neither'] as const

/** A code by which LOINC (loinc.org) knows a questionnaire, one of its questions or a total. */
const loincCode = z.string().regex(/^\d{3,7}-\d$/, 'should be a code of LOINC, as 44250-9')

/** Where a figure was taken from. A dash names nothing. */
const source = z.string().regex(/[\p{L}\p{N}]/u, 'has to name where it was taken from')

const sourced = z.strictObject({
  text: z.string().min(1),
  source,
  /** Known from a text that quotes the source; then the source says so too. */
  secondHand: z.boolean().default(false),
})

const response = z.strictObject({
  min: z.int(),
  max: z.int(),
  /** How far answers are apart. Below 1 an answer has one decimal, as on a visual analogue scale. */
  step: z.number().min(0.1).max(1).default(1),
  /** One per answer from the lowest on, or one for each end where the answer is typed as a number; '' where the form prints none. */
  labels: z.array(z.string()),
})

const item = z.strictObject({
  n: z.int().positive(),
  /** Our own short words for the item, never the questionnaire's. */
  cue: z.string().min(1),
  reversed: z.boolean().default(false),
  /** Where the key names items rather than numbering them (RQ: the four styles). */
  name: z.string().optional(),
  /** Where this item has response options of its own. */
  response: response.optional(),
  /** Asked of one respondent only. */
  askedOf: z.enum(respondents).optional(),
  /** Asked only when another item was answered at this value or above. */
  onlyIf: z.strictObject({ item: z.int(), atLeast: z.number() }).optional(),
  /** Printed on the form but in no scale (PHQ-9's item on difficulty). */
  unscored: z.boolean().default(false),
  /** Its answers are kinds of a thing, not amounts of it: shown by their words, never counted or compared. */
  nominal: z.boolean().default(false),
  /** By which a file of its wording is known to ask this item, wherever it stands there. */
  loinc: loincCode.optional(),
})

const key = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('sum'),
    items: z.array(z.int()).min(1),
    /** The sum is multiplied by this (DASS-21: 2). */
    multiplyBy: z.int().min(2).optional(),
    /** Taken off the sum: the same answers numbered from another start (K10: 10 less where answers are 0 to 4). */
    subtract: z.int().positive().optional(),
  }),
  z.strictObject({
    method: z.literal('mean'),
    items: z.array(z.int()).min(1),
    /** The mean is multiplied by this (CORE-OM: 10). */
    multiplyBy: z.int().min(2).optional(),
  }),
  z.strictObject({ method: z.literal('mean-of-scales'), scales: z.array(z.string()).min(1) }),
  z.strictObject({
    method: z.literal('weighted-sum'),
    weights: z.array(z.strictObject({ item: z.int(), weight: z.number() })).min(1),
  }),
])

const scale = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  key,
  range: z.tuple([z.number(), z.number()]),
  higherIs: z.enum(directions),
  loinc: loincCode.optional(),
})

const bands = z.strictObject({
  scale: z.string(),
  source,
  secondHand: z.boolean().default(false),
  /** Inclusive at both ends, in the unit of the scale. */
  bands: z.array(z.strictObject({ from: z.number(), to: z.number(), label: z.string() })),
  note: z.string().optional(),
})

const cutoff = z.strictObject({
  scale: z.string(),
  name: z.string(),
  /** At or above counts as above the cut-off. */
  at: z.number(),
  /** Where higher is better: at or below counts as under the cut-off (WHO-5: 50 or less). */
  orLess: z.boolean().default(false),
  source,
  secondHand: z.boolean().default(false),
  /** The one that clinically significant change is judged against. */
  forChange: z.boolean().default(false),
})

const reliableChange = z.strictObject({
  scale: z.string(),
  value: z.number().positive(),
  /** As the source states it, e.g. '90 %'; null where the source states none. */
  confidence: z.string().nullable(),
  source,
  secondHand: z.boolean().default(false),
  note: z.string().optional(),
})

/** A change that a source calls clinically relevant. It says nothing about measurement error, so that no rule reads it. */
const meaningfulChange = z.strictObject({
  scale: z.string(),
  value: z.number().positive(),
  source,
  secondHand: z.boolean().default(false),
  note: z.string().optional(),
})

export const instrumentSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'may only hold small letters, digits and hyphens'),
  version: z.int().positive(),
  /** Full name, and the one used in tables: "WAI-SR". */
  title: z.string(),
  abbreviation: z.string(),
  domain: z.enum(domains),
  /** What it is called on charts and forms where the domain's name would mislead (WHO-5: well-being, not distress). */
  subject: z.string().optional(),
  respondents: z.array(z.enum(respondents)).min(1),
  hasTarget: z.boolean().default(false),
  /** Whoever answers should see the items in random order, not in that of their numbers (ECR-R). */
  shuffled: z.boolean().default(false),
  /** What it is about, in a sentence of ours. */
  measures: z.string().default(''),
  citation: z.string(),
  /** Where items, answers, key and ranges were taken from; the citation where it is left out. */
  keySource: z.string().min(1).optional(),
  /** The period the sheet asks about. */
  timeframe: z.string(),
  response,
  items: z.array(item).min(1),
  scales: z.array(scale),
  /** The scale that represents the instrument in the caseload, on charts and in rules; null where none does. */
  primaryScale: z.string().nullable(),
  /** Scales drawn on the timeline, in order. */
  charted: z.array(z.string()),
  /**
   * `house`: 80 % answered, mean scaled up. `at-most`: up to that many missing, prorated; `byScale` where a scale allows another
   * number. `all`: every item.
   */
  missing: z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('house') }),
    z.strictObject({
      rule: z.literal('at-most'),
      items: z.int().positive(),
      byScale: z.record(z.string(), z.int().nonnegative()).optional(),
      source,
    }),
    z.strictObject({ rule: z.literal('all'), source }),
  ]),
  safetyItems: z.array(z.strictObject({ item: z.int(), above: z.number(), cue: z.string() })).default([]),
  bands: z.array(bands).default([]),
  cutoffs: z.array(cutoff).default([]),
  /** The first is the default; others are shown as what other sources give. */
  reliableChange: z.array(reliableChange).default([]),
  meaningfulChange: z.array(meaningfulChange).default([]),
  reliability: z.array(sourced).default([]),
  norms: z.array(sourced).default([]),
  licence: z.strictObject({
    terms: z.enum(licenceTerms).default('unclear'),
    status: z.string(),
    text: z.string(),
    source: z.string().optional(),
  }),
  /** Things to know before trusting or comparing scores. */
  cautions: z.array(z.string()).default([]),
  /** True for our own prompts, which are not validated measures. */
  ownPrompt: z.boolean().default(false),
  /** The code of the whole, and where it and those of the items and scales were taken from. */
  loinc: z.strictObject({ panel: loincCode, source }).optional(),
  /** True for a measure that a practice has added for itself: nobody has validated it. */
  practiceOwn: z.boolean().default(false),
})

/** A questionnaire definition as the rest of the house reads it. */
export type Instrument = z.output<typeof instrumentSchema>
export type Item = Instrument['items'][number]
export type Scale = Instrument['scales'][number]
