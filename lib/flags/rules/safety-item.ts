import { z } from 'zod'
import { riskReadings } from '../../answer/risk'
import { daysBetween } from '../../dates'
import type { Entry } from '../../entry'
import type { History, HistoryAssessment, HistorySession } from '../../history'
import { instrumentIn } from '../../instruments/catalogue'
import type { Instrument } from '../../instruments/instrument'
import { trueMinus } from '../../text/score'
import { atNumber, defineRule, storedNumber } from '../rule'
import { sentByClient } from '../sent-since'

const evidence = z.object({
  instrumentId: z.string(),
  item: z.int(),
  cue: z.string(),
  answer: z.number(),
  highest: z.number(),
  /** Its limit: an answer above it is raised. */
  above: z.number().default(0),
  number: storedNumber,
  date: z.string(),
  /** Days from the session to the day on which it was typed in, where those are more than the practice acts on. */
  lateBy: z.int().optional(),
  /** What the client answered to it by themselves, where that is above its limit; `answer` may be what somebody typed. */
  sent: sentByClient.optional(),
  /** Somebody typed it, and the client's own sheet, beside which it stands, says less. */
  typed: z.literal(true).optional(),
})

/** A risk item was answered above its limit. Read from drafts too: this one does not wait for a save. */
export const safetyItem = defineRule({
  id: 'safety-item',
  version: 3,
  title: 'Risk item answered',
  grade: 'Clinical duty',
  citations: ['The instruments’ own instruction to review any such answer'],
  weakness: 'One answer on one day. It says that somebody should ask, and nothing about what they will find.',
  criteria: ({ lateAfterDays }) => ({
    raised:
      'An answer above the limit on a risk item: above 0 for those of the PHQ-9, the CORE-10 and the CORE-OM. Read from drafts too, at once.',
    tier: `Safety. An answer typed in more than ${lateAfterDays} days after its session goes to the history as recorded late and is asked about once; the client’s newest session is always read as today’s.`,
    cleared:
      'Nothing in later data, and no answer that is merely gone. It stays until a clinician records what was done, or corrects the answer. What the client sends by themselves after that opens it again.',
  }),
  evidence,
  evaluate: (history, { lateAfterDays }) =>
    history.sessions.flatMap(session =>
      raised(session, history.instruments).map(({ key, recordedOn, ...found }) => {
        const days = daysBetween(session.date, recordedOn)
        const isLate = days > lateAfterDays
        return {
          key,
          tier: 'safety' as const,
          sessionId: session.id,
          date: session.date,
          evidence: { ...found, number: session.number, date: session.date, ...(isLate ? { lateBy: days } : {}) },
          clearedBy: null,
          isLate: isLate && session.id !== newestSession(history),
        }
      }),
    ),
  explain: ({ instrumentId, cue, answer, highest, above, number, lateBy, sent, typed }, instruments) => ({
    sentence: `Answered ${trueMinus(answer)} of ${trueMinus(highest)} on the risk item of ${instrumentIn(instruments, instrumentId).abbreviation} (${cue}) ${atNumber(number)}${lateBy === undefined ? '' : `, recorded ${lateBy} days later`}${whosePen({ sent, typed, answer })}.`,
    short: `Risk item of ${instrumentIn(instruments, instrumentId).abbreviation}: ${trueMinus(answer)} of ${trueMinus(highest)}`,
    detail: `Any answer above ${trueMinus(above)} asks for a review of risk today. This is kept apart from the alliance rules.`,
    clearsWhen: 'Stays until what was done is recorded.',
  }),
})

/** Whose pen it was, where it was the client's own too. */
function whosePen({ sent, typed, answer }: Pick<z.output<typeof evidence>, 'sent' | 'typed' | 'answer'>): string {
  if (sent?.answer === answer) return ', filled in by the client'
  if (sent) return `; the client filled in ${trueMinus(sent.answer)}`
  return typed ? ', typed beside what the client filled in, which says less' : ''
}

/** The client's newest session that took place: whatever is typed in about it asks for an answer today. */
const newestSession = ({ newestSessionId, sessions }: History): string | undefined =>
  newestSessionId ?? sessions.findLast(({ attendance }) => attendance === 'attended')?.id

/**
 * Whether these entries, saved for that session, state anew the answer that raised the flag of this key: as another answer, as
 * blank or as declined.
 */
export function isStatedAnew(key: string, sessionId: string, entries: readonly Entry[]): boolean {
  return entries.some(
    entry =>
      entry.how !== 'absent' &&
      Object.keys(entry.answers).some(
        item =>
          key.startsWith(`${itemKey(entry.instrumentId, entry.respondent, item)}=`) && key.endsWith(`:${sessionId}`),
      ),
  )
}

/** Which answer a safety flag of this key is about; null where the key is not one of these. */
export function answerOfKey(key: string) {
  const [, instrumentId, respondent, item, sessionId] = /^(.+):([^:]+):(\d+)=[^:]+:([^:]+)$/.exec(key) ?? []
  return instrumentId && respondent && item && sessionId
    ? { instrumentId, respondent, item: Number(item), sessionId }
    : null
}

const itemKey = (instrumentId: string, respondent: string, item: number | string) =>
  `${instrumentId}:${respondent}:${item}`

/**
 * Raised risk items of a session, each once; of a draft and a saved sheet the higher answer counts, and what the client filled in
 * themselves is named with it. The key holds the answer: one corrected upwards asks again, though what was done about the lower one
 * is recorded.
 */
function raised(session: HistorySession, instruments: readonly Instrument[]) {
  const found = session.assessments
    .flatMap(each => raisedOn({ ...each, recordedOn: firstRecorded(session, each) }, instruments))
    .toSorted((a, b) => b.answer - a.answer)
  const highest = found.filter((each, index) => found.findIndex(other => other.place === each.place) === index)
  return highest.map(({ place, sent: _, isBeside, ...each }) => {
    const sent = found.flatMap(other => (other.place === place ? (other.sent ?? []) : []))[0]
    const pen = sent ? { sent } : isBeside ? { typed: true as const } : {}
    return { key: `${place}=${each.answer}:${session.id}`, ...each, ...pen }
  })
}

/** A draft that corrects a saved sheet is as old as that sheet. */
function firstRecorded(
  { assessments }: HistorySession,
  { instrumentId, respondent, target, recordedOn }: HistoryAssessment,
) {
  const same = assessments.filter(
    each =>
      each.absence === null &&
      each.instrumentId === instrumentId &&
      each.respondent === respondent &&
      each.target === target,
  )
  return same.map(each => each.recordedOn).toSorted()[0] ?? recordedOn
}

function raisedOn(
  { instrumentId, respondent, absence, answers, recordedOn, source, beside }: HistoryAssessment,
  instruments: readonly Instrument[],
) {
  if (absence !== null) return []
  const of = instrumentIn(instruments, instrumentId)
  return riskReadings(of, answers).flatMap(({ item, cue, answer, state }) => {
    if (state !== 'raised' || answer === null) return []
    const highest = of.items.find(({ n }) => n === item)?.response?.max ?? of.response.max
    const above = of.safetyItems.find(each => each.item === item)?.above ?? 0
    const place = itemKey(instrumentId, respondent, item)
    const sent = source && { answer, at: source.sentAt }
    return [{ place, instrumentId, item, cue, answer, highest, above, recordedOn, sent, isBeside: beside === true }]
  })
}

/** What is said of an open safety flag when an episode is ended: what was done; null where it is known and stays open. */
export type SafetyAnswer = { flagId: string; version: number; done: string | null }

/** The field in which a form asks what was done about a flag. */
export const safetyField = (flagId: string) => `done.${flagId}`
