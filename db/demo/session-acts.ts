import { addDays } from '../../lib/dates'
import type { Entry } from '../../lib/entry'
import { score } from '../../lib/instruments/scoring'
import type { Viewer } from '../../lib/viewer'
import { recordAssessments } from '../assessments'
import { endEntryRun, recordEarlierSession } from '../entry-runs'
import { runGoingOn } from '../episode-rows'
import { db } from '../open'
import { type BatteryPart, sessionToRecord } from '../session-entry'
import { moveSession } from '../session-moves'
import { voidSession } from '../session-voids'
import { changeSession, startSession } from '../sessions'
import type { Random } from './random'
import { answersIn } from './sheets'
import { done, type Stage } from './stage'
import type { Moment } from './tell'

/** Records a session as a clinician does: open it, note how it was held, fill in what is due, save. */
export async function recordSession(
  stage: Stage,
  viewer: Viewer,
  clientId: string,
  moment: Moment,
  random: Random,
  now: number,
): Promise<{ sessionId: string; version: number }> {
  const { sessionId } = done(await startSession(viewer, { clientId, key: stage.newKey() }, now))
  const page = await sessionToRecord(viewer, sessionId, now)
  if (!page) throw new Error('A session that was just begun is not there')
  const version = await held(viewer, page.session, moment, now)
  const entries = moment.attendance === 'attended' ? page.battery.flatMap(part => filledIn(part, moment, random)) : []
  const saved = done(
    await recordAssessments(
      viewer,
      { sessionId, version, draftVersion: 0, key: stage.newKey(), entries },
      now + 60_000,
    ),
  )
  return { sessionId, version: saved.version }
}

type Held = { id: string; version: number; heldOn: string }

async function held(
  viewer: Viewer,
  { id, version, heldOn }: Held,
  { attendance, mode }: Moment,
  now: number,
): Promise<number> {
  if (attendance === 'attended' && mode === 'in-person') return version
  return done(await changeSession(viewer, { sessionId: id, version, heldOn, attendance, mode, another: heldOn }, now))
    .version
}

function filledIn(
  { instrument, respondent, target, due, pause }: BatteryPart,
  moment: Moment,
  random: Random,
): Entry[] {
  if (!due || pause) return []
  const about = { instrumentId: instrument.id, respondent, target }
  const why = respondent === 'client' ? (moment.absent[instrument.id] ?? moment.absent.all) : undefined
  if (why) return [{ ...about, how: 'absent', why }]
  const answers = answersIn(target === 'therapist' ? withTherapist(moment) : moment, instrument, respondent, random)
  if (!moment.totalsOnly.includes(instrument.id)) return [{ ...about, how: 'items', answers }]
  const totals = score(instrument, answers).flatMap(({ scale, value }) =>
    value === null ? [] : [[scale, value] as const],
  )
  const isRisk = ([item]: [string, unknown]) => instrument.safetyItems.some(risk => risk.item === Number(item))
  const risks = Object.entries(answers).filter(isRisk)
  return [{ ...about, how: 'score-only', scores: Object.fromEntries(totals), answers: Object.fromEntries(risks) }]
}

/** Somewhat more at ease with the therapist than with people in general. */
const withTherapist = (moment: Moment): Moment => ({
  ...moment,
  anxiety: Math.max(1, moment.anxiety - 0.7),
  avoidance: Math.max(1, moment.avoidance - 1),
})

/** Notices that a session was recorded under a client of a similar name, and moves it. */
export async function moveToRightClient(
  viewer: Viewer,
  recorded: { sessionId: string; version: number },
  toClientId: string,
  now: number,
): Promise<void> {
  done(await moveSession(viewer, { ...recorded, toClientId }, now))
}

const core = (total: number, risk: number) => ({
  instrumentId: 'core-10',
  respondent: 'client' as const,
  target: null,
  how: 'score-only' as const,
  scores: { total },
  answers: { 6: risk },
})

/** Begins a second session of the day by mistake, saves it, and takes it out again. */
export const recordTwice =
  (stage: Stage) =>
  async (viewer: Viewer, clientId: string, now: number): Promise<void> => {
    const { sessionId } = done(await startSession(viewer, { clientId, key: stage.newKey(), another: true }, now))
    const sent = { sessionId, version: 1, draftVersion: 0, key: stage.newKey(), entries: [core(13, 0)] }
    const { version } = done(await recordAssessments(viewer, sent, now + 60_000))
    const reason = 'Recorded twice: the form was opened again after it had been saved.'
    done(await voidSession(viewer, { sessionId, version, draftVersion: 1, reason, safety: [] }, now + 180_000))
  }

/** Types in from paper what was left over from weeks in which the machine was not at hand. */
export const recordFromPaper =
  (stage: Stage, days: readonly string[]) =>
  async (viewer: Viewer, clientId: string, now: number): Promise<void> => {
    for (const [index, day] of days.entries()) {
      const entries = [core(21 - 2 * index, index === 0 ? 1 : 0)]
      const sent = { clientId, key: stage.newKey(), heldOn: addDays(day, 2), entries, another: false }
      done(await recordEarlierSession(viewer, sent, now + index * 120_000))
    }
    const run = await runGoingOn(db(), viewer, clientId)
    if (run) done(await endEntryRun(viewer, { runId: run.id }, now + 600_000))
  }
