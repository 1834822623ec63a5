import { z } from 'zod'
import type { HistoryAssessment, HistorySession } from '../../history'
import { instrumentIn } from '../../instruments/catalogue'
import type { Instrument } from '../../instruments/instrument'
import { safetyReadings } from '../../instruments/scoring'
import { defineRule } from '../rule'

const evidence = z.object({
  instrumentId: z.string(),
  item: z.int(),
  cue: z.string(),
  answer: z.number(),
  highest: z.number(),
  /** Its limit: an answer above it is raised. */
  above: z.number().default(0),
  number: z.int(),
  date: z.string(),
})

/** A risk item was answered above its limit. Read from drafts too: this one does not wait for a save. */
export const safetyItem = defineRule({
  id: 'safety-item',
  version: 1,
  title: 'Risk item answered',
  grade: 'Clinical duty',
  citations: ['The instruments’ own instruction to review any such answer'],
  weakness: 'One answer on one day. It says that somebody should ask, and nothing about what they will find.',
  criteria: () => ({
    raised:
      'An answer above the limit on a risk item: above 0 for those of the PHQ-9, the CORE-10 and the CORE-OM. Read from drafts too, at once.',
    tier: 'Safety.',
    cleared: 'Nothing in later data. It stays until a clinician records what was done.',
  }),
  evidence,
  evaluate: history =>
    history.sessions.flatMap(session =>
      raised(session, history.instruments).map(({ key, ...found }) => ({
        key,
        tier: 'safety' as const,
        sessionId: session.id,
        date: session.date,
        evidence: { ...found, number: session.number, date: session.date },
        clearedBy: null,
      })),
    ),
  explain: ({ instrumentId, cue, answer, highest, above, number }, instruments) => ({
    sentence: `Answered ${answer} of ${highest} on the risk item of ${instrumentIn(instruments, instrumentId).short} (${cue}) at session ${number}.`,
    detail: `Any answer above ${above} asks for a review of risk today. This is kept apart from the alliance rules.`,
    clearsWhen: 'Stays until what was done is recorded.',
  }),
})

/**
 * Raised risk items of a session, each once; of a draft and a saved sheet the higher answer stands. The key holds the answer: one
 * corrected upwards asks again, though what was done about the lower one is recorded.
 */
function raised(session: HistorySession, instruments: readonly Instrument[]) {
  const found = session.assessments.flatMap(each => raisedOn(each, instruments)).toSorted((a, b) => b.answer - a.answer)
  const highest = found.filter((each, index) => found.findIndex(other => other.place === each.place) === index)
  return highest.map(({ place, ...each }) => ({ key: `${place}=${each.answer}:${session.id}`, ...each }))
}

function raisedOn(
  { instrumentId, respondent, absence, answers }: HistoryAssessment,
  instruments: readonly Instrument[],
) {
  if (absence !== null) return []
  const of = instrumentIn(instruments, instrumentId)
  return safetyReadings(of, answers).flatMap(({ item, cue, answer, state }) => {
    if (state !== 'raised' || answer === null) return []
    const highest = of.items.find(({ n }) => n === item)?.response?.max ?? of.response.max
    const above = of.safetyItems.find(each => each.item === item)?.above ?? 0
    return [{ place: `${instrumentId}:${respondent}:${item}`, instrumentId, item, cue, answer, highest, above }]
  })
}
