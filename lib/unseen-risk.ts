import { riskReadings } from './answer/risk'
import { type History, isFilledIn } from './history'
import { instrumentIn } from './instruments/catalogue'

export type UnseenRisk = {
  instrumentId: string
  short: string
  cue: string
  item: number
  sessionId: string
  number: number | null
  date: string
}

/**
 * Risk items that were left blank or declined on the latest sheet of their questionnaire. Not seen is a state of its own: neither
 * clear nor raised.
 */
export function unseenRisks(history: History): UnseenRisk[] {
  return latestSheets(history).flatMap(({ assessment, session }) => {
    const of = instrumentIn(history.instruments, assessment.instrumentId)
    return riskReadings(of, assessment.answers)
      .filter(reading => reading.state === 'not-seen')
      .map(({ item, cue }) => {
        const { id: sessionId, number, date } = session
        return { instrumentId: of.id, short: of.abbreviation, cue, item, sessionId, number, date }
      })
  })
}

function latestSheets({ sessions }: History) {
  const filled = sessions
    .flatMap(session => session.assessments.map(assessment => ({ session, assessment })))
    .filter(({ assessment }) => isFilledIn(assessment))
  const latest = new Map(filled.map(sheet => [sheet.assessment.instrumentId, sheet]))
  return [...latest.values()]
}
