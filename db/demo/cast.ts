import { type GoalStory, saidSince } from './goal-acts'
import type { ClinicianId } from './people'
import type { StoryName } from './stories'
import type { Leaning } from './tell'

/** An earlier course of therapy, finished before the one that the client is in now. */
type Earlier = {
  story: StoryName
  sessions: number
  monthsBefore: number
  reason: string
  endKind: EndKind
  endReason: string
}

export type EndKind = 'completed' | 'ended-by-client' | 'ended-by-clinician' | 'referred-on' | 'other'

export type CastMember = {
  code: string
  name: string | null
  birthDate: string | null
  pronouns: string | null
  clinician: ClinicianId
  reason: string
  story: StoryName
  sessions: number
  /** Days between sessions. */
  every: 7 | 14
  /** When the latest session was: this many weeks before the last possible one. */
  weeksAgo: number
  /** How the episode ended, where it has. */
  ended: { kind: EndKind; reason: string } | null
  earlier: Earlier | null
  /** Events beside the therapy: how many sessions before the last, and what. */
  pins: readonly { fromLast: number; text: string }[]
  /** What they work towards, in the episode they are in now. */
  goals: readonly GoalStory[]
  /** Rules whose flags the clinician has not got round to: they stay as the data left them. */
  untouched: boolean
  isShared: boolean
  /** A colleague covers for the clinician from the day on which the demo is made, for some days. */
  isCovered: boolean
  /** How the client differs from the story they are told in. */
  leaning: Leaning
  /** The last session was recorded a second time, and made void. */
  isDoubled: boolean
  /** Two early sessions were typed in from paper long after their day. */
  isFromPaper: boolean
  /** Three sessions before the last, one form was left out for good and another paused for some weeks. */
  asksLess: boolean
  /** Is asked about attachment to the therapist as well, from the third session on. */
  aboutTherapist: boolean
  /** The last session but two was first recorded under this client's code, and moved. */
  movedFrom: string | null
}

type Part = Partial<CastMember> & Pick<CastMember, 'code' | 'name' | 'clinician' | 'story' | 'sessions' | 'reason'>

const member = (part: Part): CastMember => ({
  birthDate: null,
  pronouns: null,
  every: 7,
  weeksAgo: 0,
  ended: null,
  earlier: null,
  pins: [],
  goals: [],
  untouched: false,
  isShared: false,
  isCovered: false,
  movedFrom: null,
  isDoubled: false,
  isFromPaper: false,
  asksLess: false,
  aboutTherapist: false,
  leaning: {},
  ...part,
})

/** The clients whose stories the demo practice is for. */
const told: readonly CastMember[] = [
  member({
    code: 'K-014',
    name: 'Jonas Vester',
    birthDate: '1987-03-09',
    pronouns: 'he/him',
    clinician: 'mara',
    story: 'safety',
    sessions: 9,
    reason: 'Low mood since a separation; sleeps badly.',
    untouched: true,
  }),
  member({
    code: 'K-022',
    name: 'Amira Tahan',
    birthDate: '1994-11-21',
    pronouns: 'she/her',
    clinician: 'mara',
    story: 'fresh-drop',
    sessions: 16,
    reason: 'Pulls away when people come close, and misses them.',
    pins: [
      { fromLast: 11, text: 'New job' },
      { fromLast: 1, text: 'Therapist’s leave announced' },
    ],
    goals: [
      {
        setFromLast: 13,
        text: 'Stay in touch with my sister, also when I want to hide',
        said: saidSince(13, 2, 2, 3, null, 4, 4, 5, null, 6, 6, 7, 6, 6, 5),
      },
      {
        setFromLast: 13,
        text: 'Say it when something hurts',
        said: saidSince(13, 1, 1, 1, null, 'declined', 2, 3),
        later: {
          fromLast: 6,
          text: 'Say it on the same day when something hurts',
          said: saidSince(6, 2, null, 3, 4, 4, 5, 3),
        },
      },
      { setFromLast: 4, text: 'Eat lunch with the others at work', said: saidSince(4, 0, null, 2, null, 3) },
    ],
    untouched: true,
    isShared: true,
  }),
  member({
    code: 'K-007',
    name: 'Greta Holm',
    birthDate: '1979-06-30',
    pronouns: 'she/her',
    clinician: 'mara',
    story: 'unrepaired-rupture',
    sessions: 31,
    reason: 'Fears being left; quarrels at home.',
    pins: [{ fromLast: 4, text: 'Session cut short by a fire alarm' }],
    isShared: true,
    isCovered: true,
  }),
  member({
    code: 'K-011',
    name: 'Leila Moreau',
    birthDate: '1990-01-17',
    clinician: 'mara',
    story: 'repaired-rupture',
    sessions: 28,
    reason: 'Panic in crowds since an accident.',
    pins: [{ fromLast: 6, text: 'Appointment moved at short notice' }],
    goals: [
      {
        setFromLast: 24,
        text: 'Reprendre le tram sans compter les sorties',
        said: saidSince(
          24,
          1,
          null,
          1,
          null,
          2,
          null,
          3,
          null,
          3,
          null,
          5,
          null,
          5,
          null,
          6,
          null,
          6,
          null,
          5,
          null,
          7,
          null,
          8,
        ),
      },
      {
        setFromLast: 24,
        text: 'Aller au marché le samedi',
        said: saidSince(
          24,
          0,
          null,
          1,
          null,
          'blank',
          null,
          3,
          null,
          4,
          null,
          6,
          null,
          7,
          null,
          7,
          null,
          8,
          null,
          7,
          null,
          9,
          null,
          9,
        ),
      },
    ],
    isShared: true,
  }),
  member({
    code: 'K-003',
    name: 'Amal Darwish',
    birthDate: '1985-09-02',
    pronouns: 'they/them',
    clinician: 'mara',
    story: 'fearful-to-secure',
    sessions: 76,
    reason: 'Wants closeness and cannot bear it.',
    aboutTherapist: true,
    pins: [
      { fromLast: 52, text: 'Moved in with a friend' },
      { fromLast: 20, text: 'Mother’s illness' },
    ],
    isShared: true,
  }),
  member({
    code: 'K-031',
    name: 'Daniel Kessler',
    clinician: 'mara',
    story: 'ceiling',
    sessions: 12,
    reason: 'Stress at work.',
  }),
  member({
    code: 'K-019',
    name: 'Elif Sarp',
    birthDate: '1998-04-12',
    clinician: 'mara',
    story: 'recovery',
    sessions: 24,
    reason: 'Worries that do not stop.',
  }),
  member({
    code: 'K-033',
    name: 'Noor Bakker',
    clinician: 'mara',
    story: 'deterioration',
    sessions: 11,
    reason: 'Grief; withdrawn since spring.',
    untouched: true,
  }),
  member({
    code: 'K-026',
    name: 'Tomasz Nowak',
    clinician: 'mara',
    story: 'tension',
    sessions: 13,
    reason: 'Anger that frightens him.',
    untouched: true,
    isShared: true,
  }),
  member({
    code: 'K-009',
    name: 'Peter Halloran',
    clinician: 'mara',
    story: 'slow-drift',
    sessions: 34,
    reason: 'Feels nothing much.',
  }),
  member({
    code: 'K-017',
    name: 'Samuel Reyes',
    clinician: 'mara',
    story: 'gaps',
    sessions: 22,
    reason: 'Shift work and low mood.',
    isFromPaper: true,
  }),
  member({
    code: 'K-020',
    name: 'Léonie Fabre',
    clinician: 'mara',
    story: 'declined',
    sessions: 15,
    reason: 'Referred by her doctor; unsure about forms.',
    asksLess: true,
  }),
  member({
    code: 'K-028',
    name: 'Petra Hrušková',
    clinician: 'mara',
    story: 'false-alarm',
    sessions: 19,
    reason: 'Perfectionism.',
    isDoubled: true,
  }),
  member({
    code: 'K-036',
    name: '王秀英',
    pronouns: 'she/her',
    clinician: 'mara',
    story: 'steady',
    sessions: 2,
    reason: 'Panic attacks on the train.',
  }),
  member({
    code: 'K-037',
    name: null,
    clinician: 'mara',
    story: 'steady',
    sessions: 0,
    reason: 'Asked to be seen under a code only.',
  }),
  member({
    code: 'K-005',
    name: 'Margit Sándor',
    birthDate: '1966-12-05',
    clinician: 'tobias',
    story: 'steady',
    sessions: 8,
    reason: 'Back after a bereavement.',
    earlier: {
      story: 'recovery',
      sessions: 22,
      monthsBefore: 5,
      reason: 'Low mood after retiring.',
      endKind: 'completed',
      endReason: 'Goals reached; ended together with a look back.',
    },
    isShared: true,
  }),
  member({
    code: 'K-012',
    name: 'Piotr Zielinski',
    clinician: 'tobias',
    story: 'safety-answered',
    sessions: 27,
    reason: 'Depressed mood, earlier attempt years ago.',
    isShared: true,
  }),
  member({
    code: 'K-024',
    name: 'Femi Adeyemi',
    clinician: 'tobias',
    story: 'remote',
    sessions: 17,
    reason: 'Lonely since moving abroad.',
  }),
  member({
    code: 'K-030',
    name: 'Ingrid Solberg',
    clinician: 'tobias',
    story: 'unrepaired-rupture',
    sessions: 18,
    reason: 'Conflict with her sister.',
    untouched: true,
  }),
  member({
    code: 'K-027',
    name: 'Marcus Eberle',
    clinician: 'tobias',
    story: 'totals-only',
    sessions: 14,
    reason: 'Burnt out.',
  }),
  member({
    code: 'K-016',
    name: 'Clara Whitfield',
    clinician: 'ines',
    story: 'preoccupied',
    sessions: 21,
    reason: 'Calls for reassurance many times a day.',
    movedFrom: 'K-018',
    isShared: true,
  }),
  member({
    code: 'K-018',
    name: 'Carla Whitman',
    clinician: 'ines',
    story: 'little-change',
    sessions: 20,
    reason: 'Feels stuck.',
  }),
  member({
    code: 'K-010',
    name: 'Ravi Menon',
    clinician: 'ines',
    story: 'early-ending',
    sessions: 5,
    weeksAgo: 30,
    reason: 'Sent by his partner.',
    ended: { kind: 'ended-by-client', reason: 'Wrote that it did not help, and did not want to speak about it.' },
  }),
  member({
    code: 'K-002',
    name: 'Hedda Lund',
    clinician: 'ines',
    story: 'recovery',
    sessions: 36,
    weeksAgo: 20,
    reason: 'Social fears.',
    ended: { kind: 'completed', reason: 'Well for three months; two follow-ups offered.' },
  }),
  member({
    code: 'K-029',
    name: 'Oskar Brandt',
    clinician: 'ines',
    story: 'repaired-rupture',
    sessions: 19,
    reason: 'Doubts everything he does.',
  }),
  member({
    code: 'K-034',
    name: 'Yuki Tanabe',
    clinician: 'ines',
    story: 'deterioration',
    sessions: 10,
    reason: 'Cannot sleep before exams.',
  }),
]

/** The rest of three caseloads: name, clinician, story, sessions, weeks since the last one where the episode has ended. */
const others: readonly (readonly [string, ClinicianId, StoryName, number, number?])[] = [
  ['Agnes Toivonen', 'mara', 'steady', 38],
  ['Bruno Keller', 'mara', 'slow-start', 20],
  ['Celia Ortega', 'mara', 'preoccupied', 29],
  ['Dov Abrams', 'mara', 'little-change', 26],
  ['Edith Marlowe', 'mara', 'recovery', 30, 9],
  ['Farid Nasser', 'mara', 'steady', 24, 40],
  ['Gloria Pimentel', 'mara', 'early-ending', 4, 55],
  ['Hugo Lindgren', 'tobias', 'steady', 40],
  ['Irma Falk', 'tobias', 'preoccupied', 24],
  ['Jakub Horak', 'tobias', 'slow-start', 12],
  ['Kaia Berg', 'tobias', 'recovery', 33],
  ['Lorenz Amann', 'tobias', 'ceiling', 9],
  ['Mina Petrov', 'tobias', 'gaps', 16],
  ['Nils Overgaard', 'tobias', 'remote', 28],
  ['Olive Sutton', 'tobias', 'steady', 6],
  ['Pavel Riha', 'tobias', 'slow-drift', 26],
  ['Quinn Mercer', 'tobias', 'steady', 3],
  ['Rosa Ibarra', 'tobias', 'false-alarm', 22],
  ['Stefan Wolters', 'tobias', 'recovery', 25, 14],
  ['Thea Nyman', 'tobias', 'little-change', 30, 33],
  ['Ugo Marchetti', 'tobias', 'early-ending', 3, 48],
  ['Vera Kowal', 'ines', 'steady', 27],
  ['Wim de Groot', 'ines', 'slow-start', 18],
  ['Xenia Markou', 'ines', 'recovery', 23],
  ['Yara Haddad', 'ines', 'preoccupied', 33],
  ['Zeno Albrecht', 'ines', 'steady', 9],
  ['Alma Rask', 'ines', 'declined', 12],
  ['Boris Dvorak', 'ines', 'remote', 20],
  ['Corinne Lacroix', 'ines', 'fearful-to-secure', 44],
  ['Dario Venturi', 'ines', 'steady', 1],
  ['Esra Demir', 'ines', 'gaps', 19],
  ['Finn Aldous', 'ines', 'recovery', 28, 18],
  ['Gwen Parry', 'ines', 'steady', 21, 26],
  ['Henrik Moen', 'ines', 'little-change', 17, 60],
]

const reasons = [
  'Low mood and little drive.',
  'Worries at night.',
  'Quarrels with a partner.',
  'Grief that does not ease.',
  'Finds it hard to trust.',
  'Exhausted by work.',
] as const

/** Stories that say nothing about attachment are told of people in all four regions. */
const leanings: readonly Leaning[] = [
  { anxiety: -1.3, avoidance: -1.1, distress: -2 },
  { anxiety: 1.1, avoidance: -1.3, distress: 3, alliance: -0.1 },
  { anxiety: -1.4, avoidance: 1.3, distress: -1, alliance: -0.2 },
  { anxiety: 1.2, avoidance: 1.6, distress: 4, alliance: -0.3 },
  { anxiety: -0.7, avoidance: -0.6, alliance: 0.2 },
]

const plain: readonly StoryName[] = [
  'steady',
  'slow-start',
  'little-change',
  'gaps',
  'false-alarm',
  'slow-drift',
  'early-ending',
]

const background: readonly CastMember[] = others.map(([name, clinician, story, sessions, weeksAgo = 0], index) =>
  member({
    code: `K-${String(index + 38).padStart(3, '0')}`,
    name,
    clinician,
    story,
    sessions,
    weeksAgo,
    reason: reasons[index % reasons.length] ?? reasons[0],
    every: index % 7 === 3 ? 14 : 7,
    ended: endingOf(story, weeksAgo),
    leaning: plain.includes(story) ? (leanings[index % leanings.length] ?? {}) : {},
  }),
)

function endingOf(story: StoryName, weeksAgo: number): CastMember['ended'] {
  if (weeksAgo === 0) return null
  if (story === 'early-ending')
    return { kind: 'ended-by-client', reason: 'Cancelled by message and did not answer again.' }
  if (story === 'little-change')
    return { kind: 'referred-on', reason: 'Referred to a day clinic after a talk about what would help.' }
  return { kind: 'completed', reason: 'Ended as planned.' }
}

/** Every client of the fictional practice. No one here is a real person. */
export const cast: readonly CastMember[] = [...told, ...background]
