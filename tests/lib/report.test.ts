import { describe, expect, test } from 'vitest'
import { instruments } from '@/lib/instruments/catalogue'
import { reportDomains, reportOf, usualDomains } from '@/lib/report'
import { choiceQuery, readChoice } from '@/lib/report/choice'
import { plainName } from '@/lib/report/plain-words'
import { defaultSettings } from '@/lib/settings'
import { alliance, closeness, distress, episode, type Sheet } from './episode'

const calm = [4, 4.1, 3.9, 4, 4.1]
const weeks: Sheet[][] = [
  ...calm.map(mean => [alliance(mean), distress(24)]),
  [alliance(2), distress(12), closeness(5.5, 2)],
]
const flags = [
  { tier: 'review' as const, sentence: 'Alliance fell.', clearsWhen: 'Clears later.', state: 'open' },
  { tier: 'note' as const, sentence: 'Long ago.', clearsWhen: '', state: 'cleared' },
]
const pins = [{ id: 'p', happenedOn: '2026-01-14', text: 'new job' }]
const report = (kind: 'clinician' | 'client' | 'supervision', domains = usualDomains[kind]) =>
  reportOf(episode(...weeks), { flags, pins, settings: defaultSettings }, { kind, domains })

describe('a report', () => {
  test('for the clinician has what was measured, the open flags and the possible ruptures', () => {
    const made = report('clinician')
    expect(made.sections.map(({ domain }) => domain)).toEqual(['alliance', 'distress', 'attachment'])
    expect(made.flags.map(({ sentence }) => sentence)).toEqual(['Alliance fell.'])
    expect(made.ruptures).toEqual([
      'Possible rupture, open: at session 6 the rating fell below what 5 earlier ratings made likely.',
    ])
    expect(made.sections[0]?.timeline.panels[0]?.band.length).toBeGreaterThan(0)
  })

  test('leaves out what is not chosen', () => {
    const made = report('clinician', ['distress'])
    expect(made.sections.map(({ domain }) => domain)).toEqual(['distress'])
    expect(made.ruptures).toEqual([])
  })

  test('for the client is in plain words, with nothing that judges', () => {
    const made = report('client')
    expect(made.sections.map(({ domain }) => domain)).toEqual(['alliance', 'distress'])
    expect({ flags: made.flags, ruptures: made.ruptures }).toEqual({ flags: [], ruptures: [] })
    const [together, feeling] = made.sections
    expect(together?.plain).toEqual([
      'Working together: your latest answers came to 2.0, on a scale from 1 to 5; at the start, to 4.0. A higher number means that working together felt better to you.',
    ])
    expect(feeling?.plain[0]).toContain('A lower number means that you were less troubled.')
    expect(feeling?.plain[0]).toContain('probably more than chance ups and downs')
    for (const { timeline } of made.sections)
      for (const panel of timeline.panels) {
        expect({ band: panel.band, cutoffs: panel.cutoffs, ruptures: panel.ruptures }).toEqual({
          band: [],
          cutoffs: [],
          ruptures: [],
        })
        expect(panel.points.some(point => point.isBelow || point.changed)).toBe(false)
      }
    expect(JSON.stringify(made)).not.toMatch(/reliab|deteriorat|rupture [a-z]/)
  })

  test('for supervision knows no day and no session by its id', () => {
    const made = JSON.stringify(report('supervision'))
    expect(made).not.toMatch(/\d{4}-\d{2}-\d{2}/)
    expect(made).not.toContain('week-')
    expect(JSON.stringify(report('clinician'))).toMatch(/\d{4}-\d{2}-\d{2}/)
  })
})

describe('what an address asks for', () => {
  test('is what it says, and as usual where it says nothing or nonsense', () => {
    expect(readChoice({}, 'en-GB')).toEqual({
      kind: 'clinician',
      episode: null,
      domains: null,
      shown: reportDomains,
      notes: false,
      paper: 'a4',
    })
    expect(readChoice({ notes: 'on' }, 'en-GB').notes).toBe(true)
    expect(readChoice({ kind: 'client', notes: 'on' }, 'en-GB').notes).toBe(false)
    expect(readChoice({ kind: 'client', domains: ['distress', 'horoscope'] }, 'en-US')).toMatchObject({
      kind: 'client',
      shown: ['distress'],
      paper: 'letter',
    })
    expect(readChoice({ kind: 'nobody', domains: 'x', paper: 'a4' }, 'en-US')).toMatchObject({
      kind: 'clinician',
      domains: null,
      paper: 'a4',
    })
  })

  test('written and read again is the same', () => {
    const choice = readChoice({ kind: 'supervision', domains: ['alliance', 'defence'], episode: 'e1' }, 'en-GB')
    expect(readChoice({ kind: 'supervision', domains: ['alliance', 'defence'], episode: 'e1' }, 'en-GB')).toEqual(
      choice,
    )
    expect(choiceQuery(choice)).toBe('kind=supervision&episode=e1&domains=alliance&domains=defence')
  })
})

describe('plain names', () => {
  const charted = instruments
    .filter(({ ownPrompt }) => !ownPrompt)
    .flatMap(({ id, charted: scales }) =>
      scales.map(scale => ({ instrumentId: id, scale, respondent: 'client' as const, target: null })),
    )
  const names = charted.map(measure => plainName(measure, instruments))

  test('say what is asked, and no abbreviation of a form', () => {
    for (const name of names) expect(name).not.toMatch(/[A-Z]{2}|\d/)
  })

  test('tell every measure that can be charted from every other, but for forms of one questionnaire', () => {
    const twice = names.filter((name, index) => names.indexOf(name) !== index)
    expect(new Set(twice)).toEqual(new Set(['Worry about closeness', 'Keeping a distance']))
  })

  test('say about whom', () =>
    expect(
      plainName({ instrumentId: 'ecr-rs', scale: 'anxiety', respondent: 'client', target: 'mother' }, instruments),
    ).toBe('Worry about closeness, with your mother'))
})
