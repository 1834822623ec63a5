import { onMap } from './attachment'
import type { History } from './history'
import type { Target } from './instruments/answers'
import type { Instrument, Scale } from './instruments/instrument'

/** One attachment measure on scales of its own; `values` in the order of the scales, null where one is incomplete. */
export type OwnScales = {
  instrument: Instrument
  target: Target | null
  scales: Scale[]
  points: { sessionId: string; number: number | null; date: string; values: (number | null)[] }[]
}

/**
 * What is shown beside the map and never on it, because it does not run from 1 to 7: the RAAS (1 to 5), the models of self and of
 * others, which are numbers in the RQ alone (−12 to 12), and attachment measures of the practice's own. Across the episodes.
 */
export function besideMap(histories: readonly History[]): OwnScales[] {
  const measures = (histories.at(-1)?.instruments ?? []).filter(
    ({ id, domain }) => domain === 'attachment' && !onMap.includes(id),
  )
  return measures.flatMap(instrument => {
    const points = histories.flatMap(history => pointsOf(history, instrument))
    const targets = [...new Set(points.map(point => point.target))]
    return targets.map(target => ({
      instrument,
      target,
      scales: scalesOf(instrument),
      points: points.filter(point => point.target === target).map(point => point.at),
    }))
  })
}

const scalesOf = ({ scales, charted }: Instrument) => charted.flatMap(id => scales.find(scale => scale.id === id) ?? [])

function pointsOf({ sessions }: History, instrument: Instrument) {
  return sessions.flatMap(({ id, number, date, assessments }) =>
    assessments.flatMap(({ instrumentId, target, draft, respondent, scores }) => {
      const values = scalesOf(instrument).map(scale => scores[scale.id] ?? null)
      const isPoint = instrumentId === instrument.id && !draft && respondent === 'client'
      if (!isPoint || values.every(value => value === null)) return []
      return [{ target, at: { sessionId: id, number, date, values } }]
    }),
  )
}
