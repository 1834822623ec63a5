import type { Verdict } from '../change/reliable-change'
import type { Measure } from '../history'
import { instrumentIn } from '../instruments/catalogue'
import type { Domain, Instrument, Scale } from '../instruments/instrument'
import type { ProfileLine } from '../profile'

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

/** The form, and which part of it where it has several. */
export function plainName({ instrumentId, scale: id }: Measure, instruments: readonly Instrument[]): string {
  const { abbreviation, charted, scales } = instrumentIn(instruments, instrumentId)
  const part = scales.find(scale => scale.id === id)?.title.toLowerCase()
  return charted.length > 1 && part ? `${abbreviation}, ${part}` : abbreviation
}

/** One measure as one would say it to the client: its latest value, which way is better, and how far a change can be trusted. */
export function plainLine(line: ProfileLine, instruments: readonly Instrument[]): string {
  const { measure, value, baseline, verdict } = line
  const of = instrumentIn(instruments, measure.instrumentId)
  const scale = of.scales.find(({ id }) => id === measure.scale)
  if (!scale) return ''
  const now = `${plainName(measure, instruments)}: your latest answers came to ${value}, on a scale from ${scale.range[0]} to ${scale.range[1]}`
  const since = verdict === 'baseline' ? '.' : `; at the start it was ${baseline}.`
  return [`${now}${since}`, ways[of.domain][scale.higherIs], changes[verdict]].filter(Boolean).join(' ')
}
