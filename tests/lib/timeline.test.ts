import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/dates'
import type { History, HistoryAssessment, HistorySession } from '@/lib/history'
import type { Absence } from '@/lib/instruments/answers'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings } from '@/lib/settings'
import { timelineModel } from '@/lib/timeline'

const start = '2026-02-03'

type Held = number | Absence | 'missed' | 'nothing'

/** One measure along weekly sessions; the other stands at every session, so that none is empty. */
function history(instrumentId: string, scale: string, held: readonly Held[]): History {
  const sessions = held.map((what, index): HistorySession => {
    const isMissed = what === 'missed'
    return {
      id: `s${index + 1}`,
      number: index + 1,
      date: addDays(start, index * 7),
      attendance: isMissed ? 'missed' : 'attended',
      isSaved: true,
      assessments: isMissed || what === 'nothing' ? [] : [assessment(instrumentId, scale, what)],
    }
  })
  return { episodeId: 'e', startedOn: start, sessions, instruments, judgements: [] }
}

function assessment(instrumentId: string, scale: string, what: number | Absence): HistoryAssessment {
  const isRated = typeof what === 'number'
  return {
    id: `a ${what}`,
    instrumentId,
    respondent: 'client',
    target: null,
    how: 'score-only',
    absence: isRated ? null : what,
    draft: false,
    recordedOn: '2026-01-05',
    answers: {},
    scores: isRated ? { [scale]: what } : {},
  }
}

const alliance = (...held: Held[]) => history('wai-sr', 'mean', held)
const model = (of: History, axis: 'session' | 'date' = 'session') => timelineModel(of, [], [], defaultSettings, axis)
const runs = (of: History) => model(of).panels[0]?.runs

describe('gaps stay gaps', () => {
  test('ratings of sessions that follow each other are joined', () =>
    expect(runs(alliance(3, 3.5, 4))).toEqual({ joined: [[0, 1, 2]], dotted: [] }))

  test.each([['declined'], ['not-asked'], ['paused'], ['missed'], ['nothing']] as const)('not over %s', gap =>
    expect(runs(alliance(3, 3.5, gap, 4, 4))).toEqual({
      joined: [
        [0, 1],
        [2, 3],
      ],
      dotted: [],
    }),
  )

  test('a dotted line spans what was marked as not due', () =>
    expect(runs(alliance(3, 3.5, 'not-due', 4))).toEqual({ joined: [[0, 1], [2]], dotted: [[1, 2]] }))

  test('and sessions between two ratings of a measure that is asked now and then, missed ones included', () => {
    const held: Held[] = [60, 'nothing', 'missed', 'nothing', 55, 'nothing', 'nothing', 50]
    expect(runs(history('ders-16', 'total', held))).toEqual({
      joined: [[0], [1], [2]],
      dotted: [
        [0, 1],
        [1, 2],
      ],
    })
  })

  test('but not a session where it was due by its own rhythm', () => {
    const held: Held[] = [60, 'nothing', 55, 'nothing', 50, 'nothing', 'nothing', 'nothing', 45]
    expect(runs(history('ders-16', 'total', held))?.dotted).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  test('where there is a plan it says what was due, from its day on', () => {
    const asked = { instrumentId: 'wai-sr', respondent: 'client', target: null } as const
    const planned = (everySessions: number, since: string) =>
      runs({ ...alliance('nothing', 4, 'nothing', 3), plan: [{ ...asked, everySessions, since }] })
    expect(planned(1, start)?.dotted).toEqual([])
    expect(planned(4, start)?.dotted).toEqual([[0, 1]])
    // A plan of a later day says nothing of the sessions before it; their own rhythm does.
    expect(planned(1, '2999-01-01')?.dotted).toEqual([[0, 1]])
  })
  test('a sheet that came to no score is a gap, whatever was due', () => {
    const incomplete = alliance(4, 'nothing', 3)
    const sheet = { ...assessment('wai-sr', 'mean', 4), scores: { mean: null } }
    const sessions = incomplete.sessions.map(each => (each.number === 2 ? { ...each, assessments: [sheet] } : each))
    const plan = [
      { instrumentId: 'wai-sr', respondent: 'client', target: null, everySessions: 4, since: start },
    ] as const
    expect(runs({ ...incomplete, plan })?.dotted).toEqual([[0, 1]])
    expect(runs({ ...incomplete, sessions, plan })?.dotted).toEqual([])
  })
  test('the table says why there is no value, and what was entered as a score', () => {
    const rows = model(alliance(3, 'declined', 'missed', 3.25)).panels[0]?.rows
    expect(rows?.map(({ number, value, mark }) => [number, value, mark])).toEqual([
      [1, '3.00', 'entered as a score'],
      [2, '', 'declined'],
      [3, '', 'Missed: nothing was asked.'],
      [4, '3.25', 'entered as a score'],
    ])
  })
})

describe('what is drawn with the ratings', () => {
  test('the band begins at the fourth rating, with the range that stood before it', () => {
    const panel = model(alliance(4, 4, 4, 4, 4)).panels[0]
    expect(panel?.band.map(({ x }) => x)).toEqual([4, 5])
    expect(panel?.points.map(({ range }) => range === null)).toEqual([true, true, true, false, false])
  })

  test('a rating under its range is marked, and opens a bracket that the first one back in range closes', () => {
    const panel = model(alliance(4.2, 4.1, 4.2, 4.1, 4.2, 2, 4.2)).panels[0]
    expect(panel?.points.map(({ isBelow }) => isBelow)).toEqual([false, false, false, false, false, true, false])
    expect(panel?.ruptures).toEqual([{ from: 6, to: 7, label: 'possible rupture, back in range at session 7' }])
  })

  test('a second low rating lies below the range from before the fall, which the first one made wide', () => {
    const points = model(alliance(4.2, 4.1, 4.2, 4.1, 4.2, 2, 3)).panels[0]?.points ?? []
    expect(points.map(({ isBelow }) => isBelow)).toEqual([false, false, false, false, false, true, true])
    expect(points[6]?.range).toEqual(points[5]?.range)
  })

  test('distress has cut-off and reliable change, no band', () => {
    const panel = model(history('core-10', 'total', [25, 24, 12, 25])).panels[0]
    expect(panel).toMatchObject({
      title: 'Distress (CORE-10)',
      direction: 'higher is worse',
      domain: [0, 40],
      band: [],
      last: '25',
    })
    expect(panel?.cutoffs).toEqual([{ at: 11, label: 'cut-off 11' }])
    expect(panel?.points.map(({ changed }) => changed)).toEqual([null, null, 'better', null])
  })

  test('drafts and absent measures make no panel; a single session stands in the middle', () => {
    expect(model(alliance('declined', 'nothing')).panels).toEqual([])
    expect(model(alliance(3))).toMatchObject({
      extent: [0, 2],
      panels: [{ runs: { joined: [[0]], dotted: [] }, last: '3.0' }],
    })
  })

  test('an episode without sessions is empty', () => expect(model(alliance()).panels).toEqual([]))
})

describe('the axis', () => {
  const labelled = (count: number) =>
    model(alliance(...Array.from({ length: count }, () => 4)))
      .ticks.filter(({ isLabelled }) => isLabelled)
      .map(({ number }) => number)

  test('every number is written while there is room', () => expect(labelled(16)).toHaveLength(16))
  test('then every second', () => expect(labelled(30).slice(0, 3)).toEqual([1, 3, 5]))
  test('then every tenth', () => expect(labelled(110)).toEqual([1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]))

  test('by date, sessions stand at their days and months are named', () => {
    const timeline = model(alliance(3, 3, 'missed', 3, 3), 'date')
    expect(timeline.ticks.map(({ x, isMissed }) => [x, isMissed])).toEqual([
      [0, false],
      [7, false],
      [14, true],
      [21, false],
      [28, false],
    ])
    expect(timeline.months.slice(1)).toEqual([{ date: '2026-03-01', x: 26 }])
    expect(timeline.months[0]).toEqual({ date: timeline.ticks[0]?.date, x: 0 })
    expect(timeline.extent).toEqual([0, 28])
  })

  test('an event stands on its session, between two in proportion, and never outside', () => {
    const on = (...days: string[]) => days.map((happenedOn, id) => ({ id: String(id), happenedOn, text: 'new job' }))
    const pins = on('2026-02-10', '2026-02-12', '2025-01-01', '2027-01-01')
    const { pins: drawn } = timelineModel(alliance(3, 3, 3), [], pins, defaultSettings, 'session')
    expect(drawn.map(({ x }) => x)).toEqual([2, 2 + 2 / 7, 1, 3])
  })

  test('flags stand on their session: withdrawn ones nowhere, ended ones as ended', () => {
    const flag = (state: string, sessionId = 's2') => ({
      id: state,
      sessionId,
      tier: 'review' as const,
      sentence: '',
      state,
    })
    const flags = [flag('acknowledged'), flag('cleared'), flag('withdrawn'), flag('open', 'gone')]
    const drawn = timelineModel(alliance(3, 3), flags, [], defaultSettings, 'session').flags
    expect(drawn.map(({ id, x, isOpen }) => [id, x, isOpen])).toEqual([
      ['acknowledged', 2, true],
      ['cleared', 2, false],
    ])
  })
})
