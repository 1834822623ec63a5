import type { Verdict } from '../change/reliable-change'
import type { Measure } from '../history'
import type { Target } from '../instruments/answers'
import { instrumentIn } from '../instruments/catalogue'
import type { Domain, Instrument, Scale } from '../instruments/instrument'
import type { ProfileLine } from '../profile'
import { formatEnds } from '../text/score'

/** What a domain is called when one speaks with the client about it. */
export const plainTitles: Readonly<Record<Domain, string>> = {
  alliance: 'How we work together',
  distress: 'How things have been for you',
  'emotion-regulation': 'Living with strong feelings',
  attachment: 'Being close to others',
  defence: 'Ways of coping',
  'relationship-check': 'Tension between us',
}

const ways: Readonly<Record<Domain, Readonly<Record<Scale['higherIs'], string>>>> = {
  alliance: {
    better: 'A higher number means that working together felt better to you.',
    worse: 'A lower number means that working together felt better to you.',
    neither: '',
  },
  distress: {
    better: 'A higher number means that you felt better.',
    worse: 'A lower number means that you were less troubled.',
    neither: '',
  },
  'emotion-regulation': {
    better: 'A higher number means that strong feelings were easier to live with.',
    worse: 'A lower number means that strong feelings were easier to live with.',
    neither: '',
  },
  attachment: described('closeness'),
  defence: described('coping'),
  'relationship-check': described('tension'),
}

/** What is described and not graded has no better or worse. */
function described(what: string): Readonly<Record<Scale['higherIs'], string>> {
  const text = `The number describes one side of ${what}; there is no right or wrong answer.`
  return { better: text, worse: text, neither: text }
}

const changes: Readonly<Record<Verdict, string>> = {
  baseline: 'This was the first time that you filled it in.',
  'no-published-value': '',
  'no-reliable-change': 'Small differences come and go by themselves; this one is no larger.',
  'reliably-better': 'That is a change for the better, and probably more than chance ups and downs.',
  'reliably-worse':
    'That is harder than at the start, and probably more than chance ups and downs. It is worth talking about.',
  recovered:
    'That is a change for the better, probably more than chance ups and downs, and past the line that the questionnaire’s authors drew.',
}

/** What is asked, as one says it to the client: by form, and by scale where a form is followed on several. */
const plainNames: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  'wai-sr': 'Working together',
  sai: 'Working together in the session',
  'core-10': 'How troubled you have felt',
  'core-om': 'How troubled you have felt, the longer questionnaire',
  'phq-9': 'Low mood',
  'gad-7': 'Worry and unrest',
  k10: 'Feeling low and on edge',
  k6: 'Feeling low and on edge, the shorter questionnaire',
  'who-5': 'Well-being',
  'dass-21': { depression: 'Low mood and little drive', anxiety: 'Fear and alarm', stress: 'Tension and strain' },
  'ders-16': 'Strong feelings and what they do',
  'ders-18': 'Strong feelings and what they do, eighteen questions',
  'ders-36': 'Strong feelings and what they do, the longer questionnaire',
  'ecr-r': { anxiety: 'Worry about closeness', avoidance: 'Keeping a distance' },
  'ecr-s': {
    anxiety: 'Worry about closeness, the shorter questionnaire',
    avoidance: 'Keeping a distance, the shorter questionnaire',
  },
  'ecr-rs': { anxiety: 'Worry about closeness', avoidance: 'Keeping a distance' },
  raas: { close: 'Being at ease with closeness', depend: 'Relying on others', anxiety: 'Worry about being left' },
  rq: { model_of_self: 'How you see yourself with others', model_of_others: 'How you see other people' },
  // After what the defences of each style do, without the names of the styles, which judge.
  'dsq-40': {
    mature: 'Coping with humour and by thinking ahead',
    neurotic: 'Coping by putting others first and making amends',
    immature: 'Coping by shutting out what hurts, or letting it out',
  },
}

const plainTargets: Readonly<Record<Target, string>> = {
  general: 'with people in general',
  partner: 'with your partner',
  mother: 'with your mother',
  father: 'with your father',
  friend: 'with a friend',
  therapist: 'with your therapist',
}

/** What is asked in plain words, without the name of the form; a practice's own measure goes by the name that it was given. */
export function plainName({ instrumentId, scale: id, target }: Measure, instruments: readonly Instrument[]): string {
  const { title, charted, scales } = instrumentIn(instruments, instrumentId)
  const name = plainNames[instrumentId]
  const part = scales.find(scale => scale.id === id)?.title.toLowerCase()
  const own = charted.length > 1 && part ? `${title}, ${part}` : title
  const of = typeof name === 'string' ? name : (name?.[id] ?? own)
  return target ? `${of}, ${plainTargets[target]}` : of
}

/** One measure as one would say it to the client: its latest value, which way is better, and how far a change can be trusted. */
export function plainLine(line: ProfileLine, instruments: readonly Instrument[]): string {
  const { measure, value, baseline, verdict, source } = line
  const of = instrumentIn(instruments, measure.instrumentId)
  const scale = of.scales.find(({ id }) => id === measure.scale)
  if (!scale) return ''
  const now = `${plainName(measure, instruments)}: your latest answers came to ${value}, on a scale from ${formatEnds(...scale.range)}`
  const since = verdict === 'baseline' ? '.' : `; at the start, to ${baseline}.`
  const corrected = source !== null && source.correctedAt !== null && 'What you had sent was corrected since.'
  return [`${now}${since}`, corrected, ways[of.domain][scale.higherIs], changes[verdict]].filter(Boolean).join(' ')
}
