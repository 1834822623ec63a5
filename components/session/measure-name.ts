import type { Respondent, Target } from '@/lib/instruments/answers'
import type { Domain, Instrument } from '@/lib/instruments/instrument'
import { ownNote } from '@/lib/measure'

const domainNames: Readonly<Record<Domain, string>> = {
  attachment: 'Attachment',
  alliance: 'Alliance',
  distress: 'Distress',
  'emotion-regulation': 'Emotion regulation',
  defence: 'Defence styles',
  'relationship-check': 'Relationship check',
}

type Measured = { instrument: Instrument; respondent: Respondent; target: Target | null }

/** What a measure is about, as a clinician says it: "Alliance, client", "Distress", "Tension check, you". */
export function measureName({ instrument, respondent }: Measured, clinician = 'you'): string {
  const name = instrument.ownPrompt ? instrument.short : (instrument.subject ?? domainNames[instrument.domain])
  return isSaidByBoth(instrument) ? `${name}, ${respondent === 'client' ? 'client' : clinician}` : name
}

/** The small line under the name: which form it is, and about whom. */
export function formName({ instrument, respondent, target }: Measured): string {
  const form = instrument.ownPrompt
    ? `${questions(instrument, respondent)} questions`
    : [instrument.short, instrument.practiceOwn && ownNote].filter(Boolean).join(', ')
  return target ? `${form}, ${targetWords[target]}` : form
}

const questions = (instrument: Instrument, respondent: Respondent) =>
  instrument.items.filter(item => item.askedOf === undefined || item.askedOf === respondent).length

export const targetWords: Readonly<Record<Target, string>> = {
  general: 'people in general',
  partner: 'partner',
  mother: 'mother',
  father: 'father',
  friend: 'friend',
}

const isSaidByBoth = (instrument: Instrument) =>
  instrument.domain === 'alliance' || instrument.domain === 'relationship-check' || instrument.respondents.length > 1
