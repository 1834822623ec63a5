import type { Story } from './tell'

/** Improves as many do: the alliance settles, distress eases, little else moves. */
const usual: Story = {
  ways: {
    alliance: [3.5, 4.2],
    distress: [19, 11],
    anxiety: [4.4, 3.8],
    avoidance: [3.9, 3.5],
    dysregulation: [3, 2.4],
    mature: [5, 5.6],
    neurotic: [5, 4.7],
    immature: [4.1, 3.8],
  },
  pace: 'early',
  scatter: 0.12,
  missed: 0.04,
  strained: 0,
  mode: 'in-person',
  turns: [],
}

const story = ({ ways, ...rest }: Partial<Omit<Story, 'ways'>> & { ways?: Partial<Story['ways']> } = {}): Story => ({
  ...usual,
  ...rest,
  ways: { ...usual.ways, ...ways },
})

/** The stories the demo practice tells, each to show one thing. */
export const stories = {
  steady: story({ strained: 0.025 }),
  'slow-start': story({ strained: 0.03, ways: { alliance: [2.9, 3.9], distress: [22, 17] }, pace: 'even' }),
  'little-change': story({ strained: 0.03, ways: { alliance: [3.6, 3.7], distress: [17, 16] } }),
  remote: story({
    strained: 0.02,
    mode: 'remote',
    ways: { avoidance: [5.1, 4.6], anxiety: [2.9, 2.6], distress: [15, 9] },
  }),
  preoccupied: story({
    strained: 0.04,
    ways: { anxiety: [5.6, 4.8], avoidance: [2.6, 2.4], distress: [21, 14], dysregulation: [3.6, 2.9] },
  }),
  /** A fall, named and worked through: back in range at the next session. */
  'repaired-rupture': story({
    ways: {
      alliance: [3.4, 4.2],
      anxiety: [5.3, 4.7],
      avoidance: [5.2, 4.3],
      distress: [24, 15],
      dysregulation: [3.6, 2.9],
    },
    turns: [
      {
        fromLast: 6,
        alliance: 2.6,
        client: { tension: 3, spoken: false, resolved: 1 },
        clinician: { tension: 2, spoken: false, resolved: 1, kind: 1 },
        impression: 3,
      },
      {
        fromLast: 5,
        alliance: 4,
        client: { tension: 2, spoken: true, resolved: 3 },
        clinician: { tension: 2, spoken: true, resolved: 3, kind: 1 },
      },
    ],
  }),
  /** A fall that the clinician did not see, that nobody spoke about, and that stays. */
  'unrepaired-rupture': story({
    ways: { alliance: [3.7, 4.3], anxiety: [5.4, 5.2], avoidance: [2.7, 2.6], distress: [21, 19] },
    turns: [
      {
        fromLast: 4,
        alliance: 2.9,
        client: { tension: 2, spoken: false, resolved: 1 },
        clinician: { tension: 1, spoken: false, resolved: 2, kind: 0 },
      },
      { fromLast: [3, 0], alliance: 3, impression: 3 },
      { fromLast: 2, client: { tension: 1, spoken: false, resolved: 2 } },
    ],
  }),
  /** A fall at the last session, which the clinician noticed, after an earlier one that was repaired. */
  'fresh-drop': story({
    ways: {
      alliance: [3.2, 4.2],
      anxiety: [5.2, 4.3],
      avoidance: [5.4, 4.4],
      distress: [24, 16],
      dysregulation: [3.7, 2.7],
    },
    turns: [
      { fromLast: 10, attendance: 'missed' },
      {
        fromLast: 5,
        alliance: 3,
        client: { tension: 2, spoken: true, resolved: 2 },
        clinician: { tension: 2, spoken: true, resolved: 2, kind: 1 },
      },
      {
        fromLast: 0,
        alliance: 2.5,
        distress: 18,
        clinician: { tension: 1, spoken: false, resolved: 1, kind: 1 },
      },
    ],
  }),
  /** So slowly that no single session stands out. */
  'slow-drift': story({ ways: { alliance: [4.6, 2.8], distress: [16, 15] }, pace: 'even', scatter: 0.08 }),
  /** Every rating at the maximum: it says little. */
  ceiling: story({
    ways: { alliance: [5, 5], distress: [15, 12], anxiety: [2.8, 2.7], avoidance: [2.7, 2.6] },
    scatter: 0,
  }),
  /** Distress worse than at the start, two sessions running. */
  deterioration: story({
    ways: { alliance: [3.6, 3.8], distress: [15, 17], anxiety: [5.1, 5.3], dysregulation: [3, 3.5] },
    turns: [
      { fromLast: 2, distress: 20 },
      { fromLast: [1, 0], distress: 24 },
    ],
  }),
  recovery: story({
    strained: 0.02,
    ways: { distress: [25, 6], alliance: [3.6, 4.5], dysregulation: [3.4, 1.9], anxiety: [4.9, 3.2] },
  }),
  /** A risk item answered above zero at the last session, and nothing recorded about it yet. */
  safety: story({
    ways: { distress: [23, 21], anxiety: [2.6, 2.5], avoidance: [5.5, 5.3] },
    turns: [{ fromLast: 0, risk: 2, distress: 25 }],
  }),
  /** The same, some months ago: what was done is on record. */
  'safety-answered': story({
    ways: { distress: [26, 14], dysregulation: [3.8, 2.8] },
    turns: [
      { fromLast: [15, 14], risk: 1, distress: 27 },
      { fromLast: 13, risk: 0, distress: 22 },
    ],
  }),
  /** Sessions missed, measures not asked: a line with holes. */
  gaps: story({
    missed: 0.22,
    turns: [
      { fromLast: [9, 7], absent: { all: 'not-asked' } },
      { fromLast: 4, attendance: 'cancelled' },
      { fromLast: 2, absent: { 'core-10': 'not-asked' } },
    ],
  }),
  /** Would rather not rate the relationship, or answer some items. */
  declined: story({
    ways: { alliance: [3.3, 3.6], avoidance: [5.6, 5.2], anxiety: [3.1, 3] },
    turns: [
      { fromLast: [8, 5], absent: { 'wai-sr': 'declined' } },
      { fromLast: [3, 2], declinedItems: { 'wai-sr': [3, 9], 'core-10': [10] } },
      { fromLast: 1, declinedItems: { 'core-10': [6] } },
      { fromLast: 0, absent: { 'wai-sr': 'declined' } },
    ],
  }),
  /** Wants closeness and fears it; over two years both ease. */
  'fearful-to-secure': story({
    strained: 0.04,
    ways: {
      alliance: [2.7, 4.5],
      distress: [28, 8],
      anxiety: [6.1, 3.1],
      avoidance: [5.7, 2.8],
      dysregulation: [4.2, 2.1],
      mature: [3.9, 6.1],
      immature: [5.4, 3.5],
    },
    pace: 'even',
  }),
  /** Tension at the last session that was not resolved; the alliance rating itself holds. */
  tension: story({
    ways: { alliance: [3.6, 4.1] },
    turns: [
      {
        fromLast: 0,
        client: { tension: 3, spoken: true, resolved: 1 },
        clinician: { tension: 3, spoken: true, resolved: 1, kind: 2 },
        impression: 3,
      },
    ],
  }),
  /** Ill that day: a low rating which the clinician dismissed with that reason. */
  'false-alarm': story({ ways: { alliance: [3.8, 4.4] }, turns: [{ fromLast: 7, alliance: 3 }] }),
  /** Falls away early and ends it. */
  'early-ending': story({
    ways: { alliance: [3.3, 2.6], distress: [20, 20] },
    turns: [{ fromLast: 0, client: { tension: 2, spoken: false, resolved: 0 } }],
  }),
  /** Fills in on paper; only the totals are copied. */
  'totals-only': story({ turns: [{ fromLast: [99, 0], totalsOnly: ['wai-sr', 'core-10'] }] }),
} as const satisfies { readonly [name: string]: Story }

export type StoryName = keyof typeof stories
