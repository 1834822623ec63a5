import fc from 'fast-check'
import { addDays } from '@/lib/dates'
import { type RuptureJudgement, ruptureKinds } from '@/lib/flags/rupture-judgement'
import type { History, HistorySession } from '@/lib/history'
import { absences } from '@/lib/instruments/answers'
import { absent, alliance, distress, inOrder, type Sheet, sessionIn, tension } from '../episode'
import { ownCheck, slowDecline, word } from './courses'

/*
 * The record of an episode as people keep it, and the ways they change it. Sessions are named by the week they were first written down under, and
 * stay so wherever they are moved to.
 */
export type Book = { sessions: ReadonlyMap<string, HistorySession>; words: readonly RuptureJudgement[] }

export const empty: Book = { sessions: new Map(), words: [] }

export type Edit = { what: string; on: (book: Book) => Book }

/** The record as rules read it: by date, then by name; of each session's words the newest. */
export function historyOf({ sessions, words }: Book): History {
  const byName = [...sessions.values()].toSorted((a, b) => a.id.localeCompare(b.id))
  const newest = new Map(words.toSorted((a, b) => a.at - b.at).map(each => [each.sessionId, each]))
  return { ...inOrder(byName), judgements: [...newest.values()] }
}

const rating = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 45, max: 51 }) },
  { weight: 2, arbitrary: fc.integer({ min: 18, max: 36 }) },
  { weight: 3, arbitrary: fc.constant(60) },
)

const sheets: fc.Arbitrary<Sheet[]> = fc
  .record({
    alliance: fc.oneof(
      { weight: 8, arbitrary: rating.map(sum => alliance(sum / 12)) },
      { weight: 1, arbitrary: rating.map(sum => ({ ...alliance(sum / 12), draft: true })) },
      { weight: 1, arbitrary: fc.constantFrom(...absences).map(why => absent('wai-sr', why)) },
    ),
    distress: fc.tuple(fc.integer({ min: 8, max: 28 }), fc.constantFrom(0, 0, 0, 1), fc.boolean()),
    client: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
    own: fc.constantFrom(undefined, 0, 0, 1, 3, 'blank' as const),
  })
  .map(of => [
    of.alliance,
    { ...distress(of.distress[0], of.distress[1]), draft: of.distress[2] && of.distress[1] > 0 },
    tension(...of.client),
    ownCheck(of.own),
  ])

const content = fc.oneof({ weight: 9, arbitrary: sheets }, { weight: 1, arbitrary: fc.constant('missed' as const) })

const put = (book: Book, session: HistorySession): Book => ({
  ...book,
  sessions: new Map(book.sessions).set(session.id, session),
})

const weeks = fc.integer({ min: 1, max: 24 })

/** The session of a week, changed; nothing where there is none. */
const changed = (week: number, change: (session: HistorySession) => HistorySession) => (book: Book) => {
  const session = book.sessions.get(`week-${week}`)
  return session ? put(book, change(session)) : book
}

const write = fc.tuple(weeks, content).map(
  ([week, of]): Edit => ({
    what: `write week ${week}`,
    on: book => put(book, sessionIn(week, of)),
  }),
)
const move = fc.tuple(weeks, fc.integer({ min: 0, max: 180 })).map(
  ([week, days]): Edit => ({
    what: `move week ${week} by ${days}`,
    on: changed(week, session => ({ ...session, date: addDays('2026-01-05', days) })),
  }),
)
const remove = weeks.map(
  (week): Edit => ({
    what: `delete week ${week}`,
    on: ({ sessions, words }) => ({ sessions: new Map([...sessions].filter(([id]) => id !== `week-${week}`)), words }),
  }),
)
const miss = weeks.map(
  (week): Edit => ({
    what: `miss week ${week}`,
    on: changed(week, session => ({ ...session, attendance: 'missed', assessments: [] })),
  }),
)
const pause = fc.tuple(weeks, fc.constantFrom('wai-sr', 'core-10', 'tension-check')).map(
  ([week, of]): Edit => ({
    what: `pause ${of} in week ${week}`,
    on: changed(week, session => ({
      ...session,
      assessments: session.assessments.map(each =>
        each.instrumentId === of ? { ...each, absence: 'paused', answers: {}, scores: {} } : each,
      ),
    })),
  }),
)
const unsave = weeks.map(
  (week): Edit => ({
    what: `save or unsave week ${week}`,
    on: changed(week, session => ({
      ...session,
      assessments: session.assessments.map(each => ({ ...each, draft: !each.draft })),
    })),
  }),
)
const say = fc.tuple(weeks, fc.constantFrom(...ruptureKinds), fc.integer({ min: 0, max: 200 })).map(
  ([week, kind, days]): Edit => ({
    what: `say ${kind} of week ${week}`,
    on: ({ sessions, words }) => ({ sessions, words: [...words, word(week, kind, addDays('2026-01-05', days))] }),
  }),
)

const course = (all: readonly (Sheet[] | 'missed')[]): Edit[] =>
  all.map((of, index) => ({ what: `course, week ${index + 1}`, on: book => put(book, sessionIn(index + 1, of)) }))

const rated = (...means: number[]) => means.map(mean => [alliance(mean)])

/** Courses that random ratings seldom make: a slow decline, one that is made good, a rupture that lasts, no gain at the ceiling. */
const telling = [
  slowDecline,
  [...slowDecline, ...rated(4.2, 4.2, 4.2, 4.2, 4.2, 4.2)],
  rated(4, 4.1, 3.9, 4, 4.1, 2.5, 2.5, 2.5, 2.5, 4, 4.1),
  Array.from({ length: 12 }, () => [alliance(5), distress(20)]),
]

/** A course of therapy as it was first written down. */
const begun = fc.oneof(
  { weight: 2, arbitrary: fc.array(content, { minLength: 4, maxLength: 18 }) },
  { weight: 1, arbitrary: fc.constantFrom(...telling) },
)

const later = fc.oneof(write, write, move, remove, miss, pause, unsave, say, say)

/** A course, and what was changed in it since. */
export const edits: fc.Arbitrary<Edit[]> = fc
  .tuple(begun, fc.array(later, { maxLength: 14 }))
  .map(([first, rest]) => [...course(first), ...rest])
