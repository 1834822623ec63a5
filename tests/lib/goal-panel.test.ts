import { describe, expect, test } from 'vitest'
import type { Goal, GoalAnswer } from '@/lib/goals'
import { isRatedOn, readGoalAnswer } from '@/lib/goals'
import { reportOf, usualDomains } from '@/lib/report'
import { defaultSettings } from '@/lib/settings'
import { timelineModel } from '@/lib/timeline'
import { goalPanels, goalsSaid } from '@/lib/timeline/goal-panel'
import { alliance, episode } from './episode'

/** Weekly sessions from 5 January 2026 on. */
const history = episode(...Array.from({ length: 8 }, () => [alliance(4)]))
const days = history.sessions.map(({ date }) => date)

const goal = (answers: readonly (GoalAnswer | null)[], more: Partial<Goal> = {}): Goal => ({
  ...{
    id: 'g',
    text: 'Sleep',
    setOn: days[0] ?? '',
    endedOn: null,
    changedFromId: null,
    isReworded: false,
    version: 1,
  },
  ratings: answers.flatMap((answer, at) =>
    answer === null ? [] : [{ sessionId: history.sessions[at]?.id ?? '', ratedBy: 'clinician' as const, answer }],
  ),
  ...more,
})

const only = (of: Goal) => {
  const [panel] = goalPanels(history, [of], 'session')
  if (!panel) throw new Error('There is no panel')
  return panel
}

describe('a goal along the sessions', () => {
  test('is drawn as it was said, on its own scale, with nothing read into it', () => {
    const panel = only(goal([1, 1, 2, 0, 10]))
    expect(panel).toMatchObject({ title: 'Sleep', domain: [0, 10], last: '10', band: [], cutoffs: [], ruptures: [] })
    expect(panel.points.map(({ value }) => value)).toEqual([1, 1, 2, 0, 10])
    expect(panel.points.every(({ changed, isBelow, range }) => changed === null && !isBelow && range === null)).toBe(
      true,
    )
  })

  test('gaps stay gaps: left blank and declined break the line, and so does what was usually asked and was not', () => {
    const panel = only(goal([1, 'declined', 2, 3, 'blank', 4, null, 5]))
    const dense = only(goal([1, 'declined', 2, 3, 4, null, 5, 6]))
    expect(panel.runs.joined).toEqual([[0], [1, 2], [3], [4]])
    expect(dense.runs).toEqual({ joined: [[0], [1, 2, 3], [4, 5]], dotted: [] })
    const typed = 'typed by the clinician'
    expect(dense.rows.map(({ number, value, mark }) => [number, value, mark])).toEqual([
      [1, '1', typed],
      [2, '', 'declined'],
      [3, '2', typed],
      [4, '3', typed],
      [5, '4', typed],
      [6, '', 'not rated'],
      [7, '5', typed],
      [8, '6', typed],
    ])
    expect(panel.rows.find(({ number }) => number === 5)?.mark).toBe('left blank')
  })

  test('that is asked at every other session has a dotted line between', () => {
    const panel = only(goal([1, null, 2, null, 3]))
    expect(panel.runs.dotted).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  test('that was put differently ends, and the newer words begin a line of their own', () => {
    const before = goal([1, 2, 3], { id: 'a', endedOn: days[3] ?? '', isReworded: true })
    const after = goal([null, null, null, 2, 4], { id: 'b', text: 'Sleep until six', setOn: days[3] ?? '' })
    const panels = goalPanels(history, [before, { ...after, changedFromId: 'a' }], 'session')
    expect(panels.map(({ title, points }) => [title, points.map(({ number }) => number)])).toEqual([
      ['Sleep', [1, 2, 3]],
      ['Sleep until six', [4, 5]],
    ])
    expect(panels.map(({ note }) => note)).toEqual(['put differently since', 'at session 5'])
  })

  test('the client’s own pen is drawn, and what was typed beside it is in the table', () => {
    const typed = goal([3, 4])
    const own = { sessionId: history.sessions[1]?.id ?? '', ratedBy: 'client' as const, answer: 6 }
    const panel = only({ ...typed, ratings: [...typed.ratings, own] })
    expect(panel.points.map(({ value }) => value)).toEqual([3, 6])
    expect(panel.rows[1]?.mark).toBe('by the client; typed as 4')
  })

  test('ratings of sessions that are in no history, as void ones are, are not drawn', () => {
    const gone = { sessionId: 'void', ratedBy: 'client' as const, answer: 6 }
    expect(goalPanels(history, [{ ...goal([]), ratings: [gone] }], 'date')).toEqual([])
  })

  test('holds from the day on which it was agreed, to the day before it was ended', () => {
    const of = goal([], { setOn: days[2] ?? '', endedOn: days[4] ?? '' })
    expect(history.sessions.map(session => isRatedOn(of, session))).toEqual([
      ...[false, false, true, true],
      ...[false, false, false, false],
    ])
  })
})

test('no number but a whole one from 0 to 10 is an answer, and nothing is none', () => {
  expect(['0', '10', 'blank', 'declined', 'not-asked'].map(readGoalAnswer)).toEqual([0, 10, 'blank', 'declined', null])
  expect(['11', '-1', '4.5', ' 4', 'x', ''].map(readGoalAnswer)).toEqual(Array(6).fill(undefined))
})

describe('goals on reports', () => {
  const goals = [goal([2, null, 5]), goal([], { id: 'new', text: 'See my sister' })]
  const on = { flags: [], pins: [], settings: defaultSettings, goals }
  const made = (kind: 'clinician' | 'client' | 'supervision', domains = usualDomains[kind]) =>
    reportOf(history, on, { kind, domains })

  test('the clinician’s and the client’s have them, each in its words, and they can be left out', () => {
    const section = made('clinician').sections.find(({ domain }) => domain === 'goals')
    expect(section?.goals.map(({ text, said }) => `${text}: ${said}`)).toEqual([
      'Sleep: 2 at session 1, 5 at session 3.',
      'See my sister: not rated yet.',
    ])
    expect(section?.timeline.goals.map(({ title }) => title)).toEqual(['Sleep'])
    expect(section?.timeline.panels).toEqual([])
    const plain = made('client').sections.find(({ domain }) => domain === 'goals')
    expect(plain?.goals[0]?.said).toBe('2 at first, 5 most recently.')
    expect(made('client', ['alliance']).sections.map(({ domain }) => domain)).toEqual(['alliance'])
    expect(JSON.stringify(made('client', ['alliance']))).not.toContain('Sleep')
  })

  test('a supervision sheet has no word of them unless they are ticked, and then no day either', () => {
    expect(JSON.stringify(made('supervision'))).not.toContain('Sleep')
    const ticked = JSON.stringify(made('supervision', ['goals']))
    expect(ticked).toContain('Sleep')
    expect(ticked).not.toMatch(/\d{4}-\d\d-\d\d/)
  })

  test('other sections have none, and a timeline without goals is as it was', () => {
    const [first] = made('clinician').sections
    expect(first?.timeline.goals).toEqual([])
    expect(timelineModel(history, [], [], defaultSettings, 'session').goals).toEqual([])
  })

  test('words that were replaced before anybody rated them are nowhere', () => {
    expect(goalsSaid(history, [goal([], { isReworded: true, endedOn: days[1] ?? '' })], false)).toEqual([])
  })
})
