import { expect, test } from 'vitest'
import { glanceOf } from '@/components/client/at-a-glance'
import type { ClientSummary } from '@/lib/client-summary'
import type { History } from '@/lib/history'
import { instruments } from '@/lib/instruments/catalogue'
import { historyOf } from './client-history'

const dates = { nextSessionOn: '2026-02-13', today: '2026-02-10', locale: 'en-GB' }
const alliance = (value: number): NonNullable<ClientSummary['alliance']> => ({
  instrumentId: 'wai-sr',
  scale: 'mean',
  short: 'WAI-SR',
  min: 1,
  max: 5,
  share: null,
  points: [
    { number: 4, value },
    { number: 5, value: null },
  ],
  band: [{ number: 4, low: 3.4, high: 4.6 }],
  below: [],
})
const summary: ClientSummary = {
  sessions: 5,
  lastSession: { id: 's', number: 5, date: '2026-02-06' },
  style: null,
  alliance: alliance(3),
  ratings: 4,
  distress: {
    instrumentId: 'core-10',
    short: 'CORE-10',
    value: 14,
    higherIs: 'worse',
    share: null,
    date: '2026-02-06',
    difference: -7,
    verdict: 'reliably-better',
  },
  openRupture: null,
}
const facts = (of: Partial<ClientSummary>, sessions: History['sessions'] = []) =>
  Object.fromEntries(
    glanceOf({ ...summary, ...of }, { sessions, instruments }, dates).map(({ name, value, says }) => [
      name,
      [value, says],
    ]),
  )

test('five facts say how the work is going', () => {
  expect(facts({})).toEqual({
    'Alliance, WAI-SR': ['3.0', 'below the usual 3.4–4.6'],
    'Distress, CORE-10': ['14', '↓ 7 since the start, probably better'],
    'Possible rupture': ['none open', 'in the alliance ratings'],
    'Next session': ['Fri 13 Feb', 'in 3 days · last: session 5, 6 Feb'],
    Attachment: ['–', 'not measured yet'],
  })
})

test('a rating stands in its range, above it, or too early for one', () => {
  expect(facts({ alliance: alliance(4) })['Alliance, WAI-SR']?.[1]).toBe('within the usual 3.4–4.6')
  expect(facts({ alliance: alliance(4.7) })['Alliance, WAI-SR']?.[1]).toBe('above the usual 3.4–4.6')
  const early = facts({ alliance: { ...alliance(4), band: [] }, ratings: 2 })
  expect(early['Alliance, WAI-SR']?.[1]).toBe('too few ratings: 2 of 4')
})

test('a possible rupture that is open is said with its age', () => {
  const openRupture = { since: '2026-01-30', number: 3, state: 'not-back' as const }
  const seen = facts({ openRupture })
  expect(seen['Possible rupture']).toEqual(['not back', 'since session 3, 11 days'])
})

test('what was not measured is not made up', () => {
  const seen = facts({ alliance: null, distress: null })
  expect(seen.Alliance).toEqual(['–', 'not rated yet'])
  expect(seen.Distress).toEqual(['–', 'not rated yet'])
  // Where nothing was rated, nothing can be said to be none.
  expect(seen['Possible rupture']).toEqual(['–', 'no alliance rating yet'])
})

test('a distress value that a newer form came to none after says of which session it is', () => {
  const { sessions } = historyOf([[{ instrumentId: 'core-10' }], [{ instrumentId: 'core-10' }], []])
  const at = (date: string) =>
    facts({ distress: summary.distress && { ...summary.distress, date } }, sessions)['Distress, CORE-10']?.[0]
  expect(at('2026-01-05')).toBe('14 at session 1')
  expect(at('2026-01-12')).toBe('14')
})

test('where the client is on the map is said with the border that it is near', () => {
  const at = (anxiety: number, avoidance: number) =>
    facts({ style: { region: 'fearful', label: '', anxiety, avoidance, instrumentId: 'ecr-rs', date: '2026-02-06' } })
  expect(at(2, 6)['Attachment, ECR-RS']).toEqual(['dismissing', 'away from the borders'])
  expect(at(4.2, 6)['Attachment, ECR-RS']).toEqual(['fearful', 'near the border of dismissing'])
  expect(at(4.2, 4.3)['Attachment, ECR-RS']).toEqual(['near the middle', 'on the fearful side'])
})
