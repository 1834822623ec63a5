import { randomUUID } from 'node:crypto'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { client } from '@/db/client-pages'
import { clientMeasures, followPracticePlan, setClientMeasure } from '@/db/client-plans'
import { setNextSession } from '@/db/clients'
import { endEpisode, reopenEpisode } from '@/db/episodes'
import { addPin, removePin } from '@/db/event-pins'
import { acknowledgeFlag, dismissFlag, flagsToReview, resolveFlag } from '@/db/flags'
import { endPause, pauseMeasures } from '@/db/measure-pauses'
import { sessionToRecord } from '@/db/session-entry'
import { moveSession } from '@/db/session-moves'
import { undoVoid, voidSession } from '@/db/session-voids'
import { changeSession, discardSession, startSession } from '@/db/sessions'
import { todayIn } from '@/lib/dates'
import type { Entry } from '@/lib/entry'
import type { SessionAttendance } from '@/lib/history'
import { type Clinic, savedSessions, today } from './clinic'
import { all, allianceOf, distress } from './course'
import { day, monday } from './practice'
import { ask, byClient, send } from './sent-answers'

/** Four numbers, of which each act takes what it needs. */
type Drawn = readonly [number, number, number, number]
type Undo = () => Promise<{ ok: boolean }>
/** Carries an act out; what takes it back, or null where there was nothing to do or it was refused. */
type Act = (clinic: Clinic, drawn: Drawn) => Promise<Undo | null>

const dateOf = (at: number) => todayIn('Europe/London', at)
const dayDrawn = (n: number) => monday + (n % 175) * day
const clientOf = ({ clientIds }: Clinic, n: number) => clientIds[n % clientIds.length] ?? ''
const savedOf = async (n: number) => {
  const found = await savedSessions()
  return found[n % Math.max(1, found.length)]
}

/** An alliance that falls now and then, and a risk item that is raised now and then. */
const sheets = (n: number): Entry[] => [
  allianceOf([48, 47, 49, 48, 30, 20][n % 6] ?? 48),
  distress({ ...all(10, n % 4), 6: [0, 0, 0, 1, 3][n % 5] ?? 0 }),
]

async function versions({ mara }: Clinic, sessionId: string) {
  const found = await sessionToRecord(mara, sessionId, today)
  if (!found) throw new Error('The session is not there')
  const { version, draftVersion, heldOn, attendance, mode } = found.session
  return { sessionId, version, draftVersion, held: { heldOn, attendance, mode } }
}

async function save(clinic: Clinic, sessionId: string, entries: Entry[], at: number) {
  const { version, draftVersion } = await versions(clinic, sessionId)
  const given = { sessionId, version, draftVersion, key: randomUUID(), entries }
  const outcome = await recordAssessments(clinic.mara, given, at)
  if (outcome.ok) clinic.saved.set(sessionId, entries)
  return outcome
}

async function makeVoid(clinic: Clinic, sessionId: string) {
  const { version, draftVersion } = await versions(clinic, sessionId)
  const { flags } = await flagsToReview(clinic.mara, { show: 'open', size: 1000 }, today)
  const open = flags.filter(flag => flag.sessionId === sessionId && flag.tier === 'safety')
  const safety = open.map(flag => ({ flagId: flag.id, version: flag.version, done: 'Entered in error' }))
  return voidSession(clinic.mara, { sessionId, version, draftVersion, reason: 'Another client', safety }, today)
}

/** Records a session of some day, on that day or only now. */
const record: Act = async (clinic, [who, when, what, late]) => {
  const heldAt = dayDrawn(when)
  const at = late % 2 === 0 ? heldAt : today
  const clientId = clientOf(clinic, who)
  // One that is open would be gone on with.
  if ((await client(clinic.mara, clientId, today))?.openSession) return null
  const begun = await startSession(clinic.mara, { clientId, key: randomUUID(), another: true }, at)
  if (!begun.ok) return null
  const { sessionId } = begun
  const { version, held } = await versions(clinic, sessionId)
  const heldOn = dateOf(heldAt)
  await changeSession(clinic.mara, { sessionId, version, ...held, heldOn, another: heldOn }, at)
  const outcome = await save(clinic, sessionId, sheets(what), at)
  return outcome.ok ? () => makeVoid(clinic, sessionId) : null
}

const takeOut: Act = async (clinic, [which]) => {
  const found = await savedOf(which)
  if (!found) return null
  const outcome = await makeVoid(clinic, found.id)
  return outcome.ok ? () => undoVoid(clinic.mara, { sessionId: found.id }, today) : null
}

const move: Act = async (clinic, [which]) => {
  const found = await savedOf(which)
  const to = clinic.clientIds.find(id => id !== found?.clientId)
  if (!found || !to) return null
  const carry = async (toClientId: string) => {
    const { sessionId, version } = await versions(clinic, found.id)
    return moveSession(clinic.mara, { sessionId, version, toClientId }, today)
  }
  const outcome = await carry(to)
  return outcome.ok ? () => carry(found.clientId) : null
}

const date: Act = async (clinic, [which, when, attended]) => {
  const found = await savedOf(which)
  if (!found) return null
  const change = async (held: { heldOn: string; attendance: SessionAttendance; mode: typeof found.mode }) => {
    const { sessionId, version } = await versions(clinic, found.id)
    return changeSession(clinic.mara, { sessionId, version, ...held, another: held.heldOn }, today)
  }
  const { held } = await versions(clinic, found.id)
  const attendance = attended % 3 === 0 ? ('missed' as const) : held.attendance
  const outcome = await change({ ...held, heldOn: dateOf(dayDrawn(when)), attendance })
  return outcome.ok ? () => change(held) : null
}

const correct: Act = async (clinic, [which, what]) => {
  const found = await savedOf(which)
  const before = found && clinic.saved.get(found.id)
  if (!before) return null
  const outcome = await save(clinic, found.id, sheets(what), today)
  return outcome.ok ? () => save(clinic, found.id, before, today) : null
}

const draft: Act = async (clinic, [what]) => {
  const type = async (entries: Entry[]) => {
    const { sessionId, draftVersion } = await versions(clinic, clinic.begunId)
    return saveDraft(clinic.mara, { sessionId, draftVersion, entries }, today)
  }
  const before = clinic.begunWith
  const entries = sheets(what)
  const outcome = await type(entries)
  clinic.begunWith = entries
  return outcome.ok
    ? async () => {
        clinic.begunWith = before
        return type(before)
      }
    : null
}

const begin: Act = async (clinic, [who]) => {
  const clientId = clientOf(clinic, who)
  if ((await client(clinic.mara, clientId, today))?.openSession) return null
  const begun = await startSession(clinic.mara, { clientId, key: randomUUID(), another: true }, today)
  if (!begun.ok) return null
  return async () => {
    const { sessionId, version, draftVersion } = await versions(clinic, begun.sessionId)
    return discardSession(clinic.mara, { sessionId, version, draftVersion }, today)
  }
}

const end: Act = async (clinic, [who]) => {
  const clientId = clientOf(clinic, who)
  const latest = async () => {
    const [episode] = (await client(clinic.mara, clientId, today))?.episodes ?? []
    return { episodeId: episode?.id ?? '', version: episode?.version ?? 0 }
  }
  const ending = { endedOn: dateOf(today), endKind: 'completed' as const, reason: 'Goals met' }
  const outcome = await endEpisode(clinic.mara, { ...(await latest()), ...ending }, today)
  return outcome.ok ? async () => reopenEpisode(clinic.mara, await latest(), today) : null
}

const measure = { instrumentId: 'wai-sr', respondent: 'client', target: null } as const

const plan: Act = async (clinic, [who, often]) => {
  const clientId = clientOf(clinic, who)
  const found = async () => {
    const read = await clientMeasures(clinic.mara, clientId, today)
    const own = read?.lines.find(line => line.isOwn && line.instrumentId === measure.instrumentId)
    return {
      change: { clientId, key: randomUUID(), mark: read?.mark ?? '', measure },
      every: own?.everySessions ?? null,
    }
  }
  const { change, every } = await found()
  const outcome = await setClientMeasure(clinic.mara, { ...change, everySessions: often % 9 }, today)
  if (!outcome.ok) return null
  return async () =>
    every === null
      ? followPracticePlan(clinic.mara, (await found()).change, today)
      : setClientMeasure(clinic.mara, { ...(await found()).change, everySessions: every }, today)
}

const pause: Act = async (clinic, [who, long]) => {
  const clientId = clientOf(clinic, who)
  const days = { fromOn: dateOf(today), untilOn: dateOf(today + (1 + (long % 60)) * day) }
  const given = { clientId, key: randomUUID(), measure, ...days, reason: 'Exams' }
  const outcome = await pauseMeasures(clinic.mara, given, today)
  return outcome.ok ? () => endPause(clinic.mara, { clientId, pauseId: outcome.pauseId }, today) : null
}

const next: Act = async (clinic, [who, when]) => {
  const clientId = clientOf(clinic, who)
  const set = async (nextSessionOn: string | null) => {
    const version = (await client(clinic.mara, clientId, today))?.version ?? 0
    return setNextSession(clinic.mara, { clientId, version, nextSessionOn }, today)
  }
  const before = (await client(clinic.mara, clientId, today))?.nextSessionOn ?? null
  const outcome = await set(dateOf(today + (1 + (when % 30)) * day))
  return outcome.ok ? () => set(before) : null
}

const pin: Act = async (clinic, [who, when]) => {
  const clientId = clientOf(clinic, who)
  const given = { clientId, key: randomUUID(), happenedOn: dateOf(dayDrawn(when)), text: `Moved house ${when}` }
  const outcome = await addPin(clinic.mara, given, today)
  if (!outcome.ok) return null
  return async () => {
    const pins = (await client(clinic.mara, clientId, today))?.pins ?? []
    const { id: pinId = '', version = 0 } = pins.find(each => each.text === given.text) ?? {}
    return removePin(clinic.mara, { clientId, pinId, version }, today)
  }
}

/** Sessions most of all, because all else hangs on them. */
const acts = { record, record2: record, takeOut, move, date, correct, draft, begin, end, plan, pause, next, pin }

/** One act, chosen by the first of four numbers. `undo` is null where it was refused. */
export async function actOf(clinic: Clinic, [which, ...rest]: Drawn): Promise<{ name: string; undo: Undo | null }> {
  const all = Object.entries(acts)
  const [name, act] = all[which % all.length] ?? ['record', record]
  return { name: `${name} ${rest.join()}`, undo: await act(clinic, [...rest, which]) }
}

/** A client answers between two sessions, on that day, by a link that came to them. */
async function clientSends(clinic: Clinic, [who, when, what]: readonly number[]): Promise<void> {
  const clientId = clientOf(clinic, who ?? 0)
  const [episode] = (await client(clinic.mara, clientId, today))?.episodes ?? []
  if (!episode || episode.endedOn !== null) return
  const at = dayDrawn(when ?? 0)
  const given = sheets(what ?? 0).map(
    entry => [entry.instrumentId, entry.how === 'items' ? entry.answers : {}] as const,
  )
  const measures = given.map(([instrumentId]) => byClient(instrumentId))
  await send(await ask(clinic.mara, clientId, { occasion: 'between', measures }, at), Object.fromEntries(given), at)
}

/** Something that happened before, and may be final: mostly sessions, and what people said of the flags that came of them. */
export async function deedOf(clinic: Clinic, drawn: Drawn): Promise<void> {
  const [which, ...rest] = drawn
  const { flags } = await flagsToReview(clinic.mara, { show: 'open', size: 1000 }, today)
  const flag = flags[which % Math.max(1, flags.length)]
  if (which % 7 === 0) return void (await clientSends(clinic, rest))
  if (!flag || which % 2 === 0) return void (await record(clinic, [...rest, which]))
  const about = { flagId: flag.id, version: flag.version }
  if (which % 3 === 0) await acknowledgeFlag(clinic.mara, { ...about, note: 'Seen' }, today)
  else if (flag.tier === 'safety')
    await resolveFlag(clinic.mara, { ...about, reason: 'Asked; a plan is agreed' }, today)
  else await dismissFlag(clinic.mara, { ...about, reason: 'The room was loud' }, today)
}
