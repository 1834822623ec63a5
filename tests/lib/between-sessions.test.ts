import { describe, expect, test } from 'vitest'
import { sparkOf } from '@/components/charts/sparkline'
import { dueAt } from '@/lib/battery'
import { summarise } from '@/lib/client-summary'
import { addDays } from '@/lib/dates'
import { earlyMean } from '@/lib/early-cut'
import { evaluate, ruleById } from '@/lib/flags/rules'
import { countsOf, type History, type HistorySession } from '@/lib/history'
import { instruments } from '@/lib/instruments/catalogue'
import { reportOf } from '@/lib/report'
import { defaultSettings } from '@/lib/settings'
import { timelineModel } from '@/lib/timeline'
import { alliance, distress, episode, type Sheet, sessionIn } from './episode'

/** Weekly sessions, and what was answered so many days after one of them, between it and the next. */
function withBetween(
  weeks: (Sheet[] | 'missed')[],
  ...between: [after: number, days: number, sheets: Sheet[]][]
): History {
  const held = weeks.map((sheets, index) => sessionIn(index + 1, sheets))
  const answered = between.map(([after, days, sheets], index): HistorySession => {
    const date = addDays(held[after - 1]?.date ?? '', days)
    const { assessments } = sessionIn(100 + index, sheets)
    return {
      ...{ id: `between-${index}`, number: null, date, attendance: 'between', isSaved: true },
      assessments: assessments.map(each => ({ ...each, recordedOn: date })),
    }
  })
  const sessions = [...held, ...answered].toSorted((a, b) => a.date.localeCompare(b.date))
  return { ...episode(...weeks), sessions }
}

const rulesOf = (history: History) => evaluate(history, defaultSettings).map(({ rule, tier }) => `${rule} ${tier}`)
const spoken = (history: History, rule: string) =>
  evaluate(history, defaultSettings)
    .filter(found => found.rule === rule)
    .map(({ evidence }) => ruleById(rule)?.explain(evidence, instruments).sentence)

describe('numbers', () => {
  test('skip it, and it is no session', () => {
    const history = withBetween([[alliance(4)], 'missed', [alliance(4)]], [1, 2, [distress(12)]])
    expect(history.sessions.map(({ number }) => number)).toEqual([1, null, 2, 3])
    expect(countsOf(history)).toBe('3 sessions, 2 attended')
    const { sessions, lastSession } = summarise(history, defaultSettings)
    expect([sessions, lastSession?.number]).toEqual([3, 3])
  })

  test('on the axis of sessions it lies between two, and at its day on that of dates', () => {
    const history = withBetween(
      [[distress(10)], [distress(10)]],
      [1, 2, [distress(20)]],
      [1, 4, [distress(20)]],
      [2, 1, [distress(20)]],
    )
    const places = (axis: 'session' | 'date') =>
      timelineModel(history, [], [], defaultSettings, axis).panels[0]?.points.map(({ x }) => x)
    expect(places('session')).toEqual([1, 1 + 1 / 3, 1 + 2 / 3, 2, 2.5])
    expect(places('date')).toEqual([0, 2, 4, 7, 8])
    const { ticks } = timelineModel(history, [], [], defaultSettings, 'session')
    expect(ticks.filter(({ isLabelled }) => isLabelled).map(({ number }) => number)).toEqual([1, 2])
    expect(ticks.some(({ isMissed }) => isMissed)).toBe(false)
  })
})

describe('what is counted in attended sessions', () => {
  test('what is due: a measure of every fourth session that was answered between is due four sessions on', () => {
    const plan = [
      { instrumentId: 'core-10', respondent: 'client' as const, target: null, everySessions: 3, position: 0 },
    ]
    const due = (...weeks: Sheet[][]) => dueAt(plan, withBetween([[], ...weeks], [1, 2, [distress(10)]]), null).length
    expect([due([]), due([], []), due([], [], [])]).toEqual([0, 1, 1])
    expect(dueAt(plan, withBetween([[]], [1, 2, [distress(10)]]), null)).toEqual([])
  })

  test('the early mean has no rating of between', () => {
    const history = withBetween([[], [], [alliance(3)], [alliance(4)], []], [3, 2, [alliance(1)]])
    expect(earlyMean(history, 'wai-sr', { from: 3, to: 5 })).toBe(3.5)
  })

  test('no reliable gain is said after so many attended sessions, however often was answered between', () => {
    const weeks = Array.from({ length: 11 }, () => [distress(20)])
    const often = Array.from({ length: 6 }, (_, index): [number, number, Sheet[]] => [index + 1, 3, [distress(20)]])
    expect(rulesOf(withBetween(weeks, ...often))).not.toContain('no-reliable-gain note')
    expect(rulesOf(withBetween([...weeks, [distress(20)]], ...often))).toContain('no-reliable-gain note')
    expect(rulesOf(withBetween([...weeks, []], ...often, [12, 2, [distress(20)]]))).toContain('no-reliable-gain note')
  })
})

describe('what is read by date', () => {
  test('the first score is the start, wherever it was given, and deterioration counts from it', () => {
    const history = withBetween([[], [distress(25)]], [1, 2, [distress(10)]])
    expect(spoken(history, 'reliable-deterioration')[0]).toContain('at session 2, up from 10')
    const later = withBetween([[distress(10)]], [1, 2, [distress(25)]])
    expect(spoken(later, 'reliable-deterioration')[0]).toContain('CORE-10 was 25 between sessions, up from 10')
  })

  test('risk', () => {
    const history = withBetween([[distress(10)]], [1, 2, [distress(10, 2)]])
    expect(rulesOf(history)).toContain('safety-item safety')
    expect(spoken(history, 'safety-item')[0]).toContain('between sessions.')
  })

  test('a fall of the alliance, and its way back', () => {
    const steady = Array.from({ length: 6 }, () => [alliance(4)])
    const fallen = withBetween(steady, [6, 2, [alliance(2)]])
    expect(spoken(fallen, 'alliance-drop')[0]).toContain('fell to 2.0 between sessions;')
    const back = evaluate(withBetween([...steady, [alliance(2)]], [7, 2, [alliance(4)]]), defaultSettings)
    expect(back.find(({ rule }) => rule === 'alliance-drop')?.clearedBy).toBe('between-0')
  })

  test('the line of the caseload draws it between two numbers', () => {
    const { alliance: line } = summarise(
      withBetween([[alliance(4)], [alliance(4)]], [1, 2, [alliance(3)]]),
      defaultSettings,
    )
    expect(line?.points.map(({ number, value }) => [number, value])).toEqual([
      [1, 4],
      [1.5, 3],
      [2, 4],
    ])
    expect(line && sparkOf(line)?.line).not.toContain('NaN')
  })
})

describe('lines of other measures', () => {
  test('go on through it: what was not asked then is no gap', () => {
    const history = withBetween([[alliance(4)], [alliance(4)]], [1, 2, [distress(12)]])
    const panel = timelineModel(history, [], [], defaultSettings, 'session').panels.find(
      ({ measure }) => measure.instrumentId === 'wai-sr',
    )
    expect(panel?.runs).toEqual({ joined: [[0, 1]], dotted: [] })
    expect(panel?.rows).toHaveLength(2)
  })
})

test('a supervision sheet has no day of it', () => {
  const steady = Array.from({ length: 6 }, () => [alliance(4)])
  const history = withBetween(steady, [6, 2, [alliance(2), distress(12)]], [6, 4, [alliance(4)]])
  const flags = evaluate(history, defaultSettings).map(({ rule, tier, evidence }) => {
    const { sentence = '', clearsWhen = '' } = ruleById(rule)?.explain(evidence, instruments) ?? {}
    return { tier, sentence, clearsWhen, state: 'open' }
  })
  const report = reportOf(
    history,
    { flags, pins: [], settings: defaultSettings },
    { kind: 'supervision', domains: ['alliance', 'distress'] },
  )
  const text = JSON.stringify(report)
  expect(text).toContain('between sessions')
  expect(text).not.toMatch(/2026|\bFeb\b|\bJan\b/)
})
