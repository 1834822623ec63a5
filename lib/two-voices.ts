import type { History, HistoryAssessment, HistorySession } from './history'
import { instrument } from './instruments/catalogue'
import type { Instrument } from './instruments/instrument'

/** Task, goal and bond of one session as item means from 1 to 5; null where nothing was said. */
export type Voice = { task: number | null; goal: number | null; bond: number | null }
export type TwoVoices = { number: number; date: string; client: Voice; clinician: Voice | null }

/**
 * The client's latest WAI-SR beside the clinician's own impression of the same session. They are set side by side and never
 * subtracted: the impression is a prompt, not a form of the same measure.
 */
export function twoVoices({ sessions }: History): TwoVoices | null {
  const session = sessions.findLast(each => sheetOf(each, 'wai-sr', 'client') !== undefined)
  const rated = session && sheetOf(session, 'wai-sr', 'client')
  if (!session || !rated) return null
  const impression = sheetOf(session, 'impression', 'clinician')
  return {
    number: session.number,
    date: session.date,
    client: { task: meanOf(rated, 'task'), goal: meanOf(rated, 'goal'), bond: meanOf(rated, 'bond') },
    clinician: impression ? saidIn(impression) : null,
  }
}

const sheetOf = ({ assessments }: HistorySession, instrumentId: string, respondent: string) =>
  assessments.find(
    each =>
      !each.draft && each.absence === null && each.instrumentId === instrumentId && each.respondent === respondent,
  )

/** A subscale as the mean of its items. */
function meanOf({ instrumentId, scores }: HistoryAssessment, id: string): number | null {
  const value = scores[id] ?? null
  return value === null ? null : value / itemsIn(instrument(instrumentId), id)
}

function itemsIn(of: Instrument, id: string): number {
  const key = of.scales.find(scale => scale.id === id)?.key
  return key?.method === 'sum' ? key.items.length : 1
}

/** Items of the impression, by number. */
const asked = { goal: 1, task: 2, bond: 3 }

function saidIn({ answers }: HistoryAssessment): Voice {
  const answerTo = (item: number) => {
    const answer = answers[item]
    return typeof answer === 'number' ? answer : null
  }
  return { task: answerTo(asked.task), goal: answerTo(asked.goal), bond: answerTo(asked.bond) }
}
