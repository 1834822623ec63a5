import type { Entry } from '../../lib/entry'
import { score } from '../../lib/instruments/scoring'
import type { Viewer } from '../../lib/viewer'
import { recordAssessments } from '../assessments'
import { moveSession } from '../session-moves'
import { type BatteryPart, sessionToRecord } from '../session-pages'
import { changeSession, startSession } from '../sessions'
import type { Moment } from './moment'
import type { Random } from './random'
import { answersIn } from './sheets'
import { done, type Stage } from './stage'

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
  return done(await changeSession(viewer, { sessionId: id, version, heldOn, attendance, mode }, now)).version
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
  const answers = answersIn(moment, instrument, respondent, random)
  if (!moment.totalsOnly.includes(instrument.id)) return [{ ...about, how: 'items', answers }]
  const totals = score(instrument, answers).flatMap(({ scale, value }) =>
    value === null ? [] : [[scale, value] as const],
  )
  const isRisk = ([item]: [string, unknown]) => instrument.safetyItems.some(risk => risk.item === Number(item))
  const risks = Object.entries(answers).filter(isRisk)
  return [{ ...about, how: 'score-only', scores: Object.fromEntries(totals), answers: Object.fromEntries(risks) }]
}

/** Notices that a session was recorded under a client of a similar name, and moves it. */
export async function moveToRightClient(
  viewer: Viewer,
  recorded: { sessionId: string; version: number },
  toClientId: string,
  now: number,
): Promise<void> {
  done(await moveSession(viewer, { ...recorded, toClientId }, now))
}
