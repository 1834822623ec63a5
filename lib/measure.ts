import { type Respondent, respondents, type Target, targets } from './instruments/answers'
import type { Domain, Instrument } from './instruments/instrument'

/** What is asked of one respondent, whatever scales it has: a form, who fills it in, and whom it is about. */
export type AskedMeasure = { instrumentId: string; respondent: Respondent; target: Target | null }

/** One text for a measure, by which it is told from all others. */
export const measureKey = ({ instrumentId, respondent, target }: AskedMeasure): string =>
  `${instrumentId}:${respondent}:${target ?? ''}`

/** The measure that a text of `measureKey` represents; null where it represents none. */
export function readMeasureKey(key: string): AskedMeasure | null {
  const [instrumentId = '', by, about = '', ...more] = key.split(':')
  const respondent = respondents.find(each => each === by)
  const target = targets.find(each => each === about) ?? null
  if (instrumentId === '' || !respondent || more.length > 0) return null
  return about === '' || target ? { instrumentId, respondent, target } : null
}

export const sameMeasure = (a: AskedMeasure, b: AskedMeasure): boolean =>
  a.instrumentId === b.instrumentId && a.respondent === b.respondent && a.target === b.target

/** A measure by its form, as plans and pauses list it: "ECR-RS, client about their mother". */
export function measureTitle(
  { abbreviation }: Pick<Instrument, 'abbreviation'>,
  { respondent, target }: AskedMeasure,
): string {
  return `${abbreviation}, ${respondent}${target === null ? '' : ` ${whom[target]}`}`
}

const whom: Readonly<Record<Target, string>> = {
  general: 'in general',
  partner: 'about their partner',
  mother: 'about their mother',
  father: 'about their father',
  friend: 'about a friend',
  therapist: 'about their therapist',
}

/** Whom a form is about. */
export const targetNames: Readonly<Record<Target, string>> = {
  general: 'people in general',
  partner: 'partner',
  mother: 'mother',
  father: 'father',
  friend: 'friend',
  therapist: 'therapist',
}

/** What each domain is called in the name of a measure. */
export const domainNames: Readonly<Record<Domain, string>> = {
  attachment: 'Attachment',
  alliance: 'Alliance',
  distress: 'Distress',
  'emotion-regulation': 'Emotion dysregulation',
  defence: 'Defence styles',
  'relationship-check': 'Relationship check',
}

/** What a domain is called above a list of its instruments. */
export const domainHeadings: Readonly<Record<Domain, string>> = {
  ...domainNames,
  alliance: 'Working alliance',
  'relationship-check': 'Prompts on the relationship',
}

type Asked = Omit<AskedMeasure, 'instrumentId'> & { instrument: Instrument }

/** What a measure is about, as a clinician says it: "Alliance, client", "Distress", "Tension check, you". */
export function measureSubject({ instrument, respondent }: Omit<Asked, 'target'>, clinician = 'you'): string {
  const name = instrument.ownPrompt ? instrument.abbreviation : (instrument.subject ?? domainNames[instrument.domain])
  return isSaidByBoth(instrument) ? `${name}, ${respondent === 'client' ? 'client' : clinician}` : name
}

/** A prompt of ours in the domain of measures is named after whose it is. */
const isSaidByBoth = ({ domain, respondents: by, ownPrompt }: Instrument) =>
  (domain === 'alliance' && !ownPrompt) || domain === 'relationship-check' || by.length > 1

/** The small line under the subject: which form it is, and about whom. */
export function formName({ instrument, respondent, target }: Asked): string {
  const form = instrument.ownPrompt
    ? `${questions(instrument, respondent)} questions`
    : [instrument.abbreviation, instrument.practiceOwn && ownNote].filter(Boolean).join(', ')
  return target ? `${form}, ${targetNames[target]}` : form
}

const questions = ({ items }: Instrument, respondent: Respondent) =>
  items.filter(({ askedOf }) => askedOf === undefined || askedOf === respondent).length

/** All measures that some instruments give, in their order. */
export const measuresFrom = (instruments: readonly Form[]): AskedMeasure[] =>
  instruments.flatMap(({ id, respondents: by, hasTarget }) =>
    by.flatMap(respondent =>
      (hasTarget ? targets : [null]).map((target): AskedMeasure => ({ instrumentId: id, respondent, target })),
    ),
  )

type Form = Pick<Instrument, 'id' | 'hasTarget'> & { respondents: readonly Respondent[] }

/** Shown beside the name of every measure that a practice has added for itself. */
export const ownNote = 'practice’s own, not validated'
