import { describe, expect, test } from 'vitest'
import { isHeard, latestVoices, tensionText, twoVoices } from '@/lib/two-voices'
import { absent, answered, episode, type Sheet, tension } from './episode'

const rated = (task: number, goal: number, bond: number): Sheet => ({
  instrumentId: 'wai-sr',
  scores: { task, goal, bond, total: task + goal + bond, mean: (task + goal + bond) / 12 },
})
const impression = (goals: number, tasks: number, bond: number | 'declined'): Sheet => ({
  instrumentId: 'impression',
  respondent: 'clinician',
  answers: { 1: goals, 2: tasks, 3: bond },
})
const seen = (much: number, resolved: number | undefined, kind: number): Sheet => ({
  ...tension(much, resolved, 'clinician'),
  answers: { ...tension(much, resolved, 'clinician').answers, 4: kind },
})

const pointsOf = (voices: ReturnType<typeof twoVoices>, side: string, who: 'client' | 'clinician') => {
  const found = voices?.sides.find(each => each.side === side)
  const line = who === 'client' ? found?.client[0] : found?.clinician
  return line?.points.map(({ number, value }) => [number, value])
}

describe('two voices', () => {
  const history = episode(
    [rated(12, 14, 11), impression(4, 3, 'declined')],
    'missed',
    [rated(16, 16, 18)],
    [impression(5, 4, 2)],
  )
  const voices = twoVoices(history, 'session')

  test('the client’s subscales are means of their items, the clinician’s answers are as given', () => {
    expect(pointsOf(voices, 'task', 'client')).toEqual([
      [1, 3],
      [3, 4],
    ])
    expect(pointsOf(voices, 'bond', 'client')).toEqual([
      [1, 2.75],
      [3, 4.5],
    ])
    expect(pointsOf(voices, 'task', 'clinician')).toEqual([
      [1, 3],
      [4, 4],
    ])
    expect(pointsOf(voices, 'goal', 'clinician')).toEqual([
      [1, 4],
      [4, 5],
    ])
  })

  test('what was declined is a gap in that line alone', () =>
    expect(pointsOf(voices, 'bond', 'clinician')).toEqual([[4, 2]]))

  test('the last sessions alone are the ends of the same lines: a gap is told by all sessions', () => {
    const weekly = rated(12, 14, 11)
    const every = episode([weekly], [weekly], [weekly], [weekly], [], [rated(16, 16, 18)])
    const [whole, last] = [twoVoices(every, 'session'), twoVoices(every, 'session', every.sessions.slice(3))]
    expect(pointsOf(last, 'task', 'client')).toEqual([
      [4, 3],
      [6, 4],
    ])
    expect(last?.rows).toEqual(whole?.rows.filter(({ number }) => (number ?? 0) >= 4))
    expect(last?.sides[0]?.client[0]?.runs).toEqual({ joined: [[0], [1]], dotted: [] })
  })

  test('a session missed breaks both lines', () =>
    expect(voices?.sides.map(({ client }) => client[0]?.runs.joined)).toEqual([
      [[0], [1]],
      [[0], [1]],
      [[0], [1]],
    ]))

  test('every session in which anything was said has a line in the table, with item means to one decimal', () => {
    expect(voices?.rows.map(({ number, client, clinician }) => [number, client[0]?.task, clinician.bond])).toEqual([
      [1, '3.0', ''],
      [3, '4.0', ''],
      [4, '', '2'],
    ])
    expect(voices?.rows[0]?.client[0]?.bond).toBe('2.8')
  })

  test('drafts and what was not asked say nothing', () =>
    expect(
      twoVoices(episode([{ ...rated(12, 14, 11), draft: true }, absent('wai-sr', 'not-asked')]), 'session'),
    ).toBeNull())

  test('one voice alone is shown as well', () =>
    expect(pointsOf(twoVoices(episode([impression(4, 4, 4)]), 'session'), 'goal', 'clinician')).toEqual([[1, 4]]))

  test('no number is made of the two', () =>
    expect(Object.keys(voices ?? {}).toSorted()).toEqual(['clientForms', 'rows', 'sides', 'tension']))

  test('on an axis of dates a session is where its day is', () =>
    expect(twoVoices(history, 'date')?.sides[0]?.client[0]?.points.map(({ x }) => x)).toEqual([0, 14]))
})

describe('tension', () => {
  const voices = twoVoices(
    episode([tension(3, 1), seen(2, 2, 1)], [tension(0), seen(0, undefined, 0)], [answered('core-10', { 1: 2 })]),
    'session',
  )

  test('who reported it, how strong, how far resolved, and what the clinician saw', () => {
    expect(voices?.tension.client.map(({ number, tension: much, resolved }) => [number, much, resolved])).toEqual([
      [1, 3, 1],
      [2, 0, null],
    ])
    expect(voices?.tension.clinician.map(tensionText)).toEqual(['2, resolved 2, withdrawal', '0, none seen'])
  })

  test('a session without a check is no session without tension', () =>
    expect(voices?.rows.map(({ number }) => number)).toEqual([1, 2]))
})

test('at the end of the lines an older value says its session, so that two sessions are not read as one', () => {
  const voices = twoVoices(
    episode([rated(12, 14, 11), impression(4, 3, 2)], [rated(20, 16, 18), tension(2, 1)]),
    'session',
  )
  const [task] = voices?.sides ?? []
  if (!voices || !task) throw new Error('nothing was rated')
  const latest = latestVoices(voices, 'en-GB')
  expect(latest.side(task)).toEqual({ client: [{ who: 'client', said: '5.0' }], clinician: '3 at session 1' })
  expect(latest.tension('client')).toBe('2, resolved 1')
  expect(latest.tension('clinician')).toBe('')
})

test('what was said between sessions says its day alone, and makes no value of the last session an older one', () => {
  const history = episode([rated(12, 14, 11), impression(4, 3, 2)], [rated(20, 16, 18), impression(4, 4, 2)])
  const [, last] = history.sessions
  if (!last) throw new Error('no session')
  const own: Sheet = { instrumentId: 'client-impression', answers: { 1: 4, 2: 3, 3: 5 } }
  const [sheet] = episode([own]).sessions[0]?.assessments ?? []
  const between = { ...last, id: 'between', number: null, date: '2026-11-26', attendance: 'between' as const }
  const saidOn = (date: string) => {
    const sessions = [...history.sessions, { ...between, date, assessments: sheet ? [sheet] : [] }]
    const voices = twoVoices({ ...history, sessions }, 'session')
    const [task] = voices?.sides ?? []
    return voices && task && latestVoices(voices, 'en-GB').side(task)
  }
  expect(saidOn('2026-11-26')).toEqual({
    client: [
      { who: 'client, WAI-SR', said: '5.0' },
      { who: 'client, impression', said: '3 on 26 Nov 2026' },
    ],
    clinician: '4',
  })
  expect(saidOn('')?.client[1]?.said).toBe('3 between sessions')
})

test('a voice that never rated the alliance is not heard', () => {
  const voices = twoVoices(episode([impression(4, 3, 2)], [impression(4, 4, 2)]), 'session')
  expect(voices && [isHeard(voices, 'client'), isHeard(voices, 'clinician')]).toEqual([false, true])
})
