import { and, desc, eq, inArray } from 'drizzle-orm'
import { dueAt, type PlanEntry } from '../lib/battery'
import { todayIn } from '../lib/dates'
import type { Entry } from '../lib/entry'
import { evaluate } from '../lib/flags/rules'
import { answerOfKey } from '../lib/flags/rules/safety-item'
import type { History, HistoryAssessment } from '../lib/history'
import { instrumentIn } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import type { Wording } from '../lib/instruments/wording'
import { type AskedMeasure, sameMeasure } from '../lib/measure'
import { proposedNextSession } from '../lib/next-session'
import { pauseOn } from '../lib/pause'
import type { Viewer } from '../lib/viewer'
import { findReadableSession, isOwnClient, voidOf } from './access'
import { audit } from './audit'
import { clientRef } from './client-name'
import { openSafetyFlags } from './flag-queries'
import { type FlagView, flagViews } from './flag-views'
import { history, scoreRules, typedScales } from './history'
import { instrumentsOffered } from './library'
import { type PauseView, pauseViews } from './measure-pauses'
import { planOf } from './measure-plans'
import { nextClient, nextSessionOf } from './next-session'
import { db, type Sql, vault } from './open'
import { openSession } from './open-session'
import { assessments, auditEvents, flags, people } from './schema'
import { voidView } from './session-voids'
import { settingsIn } from './settings'
import { wordingsIn } from './wordings'
import { write } from './write'

/** One measure on the entry screen. */
export type BatteryPart = ReturnType<typeof withWording>
export type SessionToRecord = NonNullable<Awaited<ReturnType<typeof sessionToRecord>>>
export type SessionSummary = NonNullable<Awaited<ReturnType<typeof sessionSummary>>>

/** The entry screen of a session: today's battery with what is typed or saved so far. Null when it is not open to the viewer. */
export async function sessionToRecord(viewer: Viewer, sessionId: string, now: number) {
  return write(tx => {
    const found = findReadableSession(tx, viewer, sessionId)
    if (!found) return null
    const { session, client, episode } = found
    const read = history(tx, episode.id, sessionId)
    const plan = planOf(tx, viewer.practiceId, client.id)
    const offered = instrumentsOffered(tx, viewer.practiceId)
    const wordings = wordingsIn(tx, viewer.practiceId)
    const typed = typedScales(tx, sessionId)
    const pauses = pauseViews(tx, vault().unwrap(client), client.id, viewer.timeZone)
    const parts = battery(plan, read, sessionId, offered, typed)
      .map(each => ({ ...each, pause: pauseIn(pauses, each, session.heldOn) }))
      .map(each => withWording(each, wordings))
    audit(tx, viewer, { act: 'session.open', clientId: client.id, subjectId: sessionId, now })
    const { id, heldOn, attendance, mode, version, draftVersion, recordedAt } = session
    const note = vault().unwrap(client).open('sessions.sealed_note', id, session.sealedNote)
    return {
      session: {
        id,
        number: numberOf(read, sessionId),
        heldOn,
        attendance,
        mode,
        version,
        draftVersion,
        recordedAt,
        note,
        lastBy: lastAuthor(tx, viewer, session),
      },
      client: clientRef(client),
      episode: { id: episode.id, startedOn: episode.startedOn, endedOn: episode.endedOn },
      /** The risk answers of it that have an open safety flag. */
      openRisks: openRisks(tx, session),
      battery: parts.filter(each => each.due || each.entry),
      others: parts.filter(each => !each.due && !each.entry),
      /** A void session is read, and brought back before anything else. */
      mayRecord: isOwnClient(tx, viewer, client.id) && !voidOf(tx, id),
      nextClient: nextClient(tx, viewer, client.id, todayIn(viewer.timeZone, now)),
    }
  })
}

function openRisks(tx: Sql, { id, episodeId }: { id: string; episodeId: string }) {
  return openSafetyFlags(tx, episodeId, id).flatMap(({ key }) => answerOfKey(key) ?? [])
}

/** Who typed or saved a session last, its note too: null where nobody did, or where it was the viewer. */
function lastAuthor(tx: Sql, viewer: Viewer, { id, clientId }: { id: string; clientId: string }): string | null {
  const ofClient = and(eq(auditEvents.clientId, clientId), eq(auditEvents.subjectId, id))
  const newest = tx
    .select({ id: people.id, name: people.name })
    .from(auditEvents)
    .innerJoin(people, eq(people.id, auditEvents.personId))
    .where(and(ofClient, inArray(auditEvents.act, ['session.draft', 'session.record'])))
    .orderBy(desc(auditEvents.seq))
    .limit(1)
    .get()
  return newest && newest.id !== viewer.personId ? newest.name : null
}

/** An empty sheet of a measure, to be added to a session that the viewer may record. Null when there is no such thing. */
export async function measureToAdd(viewer: Viewer, sessionId: string, named: AskedMeasure) {
  const found = findReadableSession(db(), viewer, sessionId)
  if (!found || !isOwnClient(db(), viewer, found.client.id)) return null
  const instrument = instrumentsOffered(db(), viewer.practiceId).find(({ id }) => id === named.instrumentId)
  if (!instrument?.respondents.includes(named.respondent)) return null
  const added = { ...part(named, instrument, false, [], new Map()), pause: null }
  return withWording(added, wordingsIn(db(), viewer.practiceId))
}

/** What a saved session says: its scores beside the course so far, and the flags that it raised, cleared or took back. */
export async function sessionSummary(viewer: Viewer, sessionId: string, now: number) {
  return write(tx => {
    const found = findReadableSession(tx, viewer, sessionId)
    if (!found || found.session.recordedAt === null) return null
    const { session, client, episode } = found
    const read = history(tx, episode.id, sessionId)
    const saved = here(read, sessionId).filter(each => !each.draft)
    const settings = settingsIn(tx, viewer.practiceId)
    const findings = evaluate(read, settings)
    const cleared = new Set(findings.filter(each => each.clearedBy === sessionId).map(nameOf))
    const views = flagViews(tx, viewer, eq(flags.episodeId, episode.id))
    const isOpen = (flag: FlagView) => flag.state === 'open' || flag.state === 'acknowledged'
    const savedAt = tx.select({ at: assessments.recordedAt }).from(assessments)
    const times = savedAt.where(eq(assessments.sessionId, sessionId)).all()
    const lastSave = Math.max(0, ...times.map(each => each.at))
    const isClearedHere = (flag: FlagView) => flag.state === 'cleared' && cleared.has(nameOf(flag))
    const isWithdrawnNow = (flag: FlagView) => flag.state === 'withdrawn' && flag.ending?.at === lastSave
    const isLateHere = (flag: FlagView) => flag.sessionId === sessionId && flag.state === 'recorded-late'
    const isShownApart = (flag: FlagView) => isClearedHere(flag) || isWithdrawnNow(flag) || isLateHere(flag)
    audit(tx, viewer, { act: 'session.summary', clientId: client.id, subjectId: sessionId, now })
    const { id, heldOn, attendance, mode, version, draftVersion } = session
    const key = vault().unwrap(client)
    const made = voidOf(tx, id)
    return {
      session: { id, number: numberOf(read, sessionId), heldOn, attendance, mode, version, draftVersion },
      note: key.open('sessions.sealed_note', id, session.sealedNote),
      void: made ? voidView(key, made, nameOfPerson(tx, made.voidedBy)) : null,
      client: clientRef(client),
      history: read,
      settings,
      assessments: saved,
      scoreRules: scoreRules(tx, sessionId),
      notFilledIn:
        attendance === 'attended'
          ? battery(planOf(tx, viewer.practiceId, client.id), read, sessionId, [], new Map()).filter(
              each => each.due && !each.saved,
            )
          : [],
      nextSession: nextSessionView(tx, found, read, todayIn(viewer.timeZone, now)),
      raised: views.filter(flag => flag.sessionId === sessionId && isOpen(flag)),
      /** Raised by it too, and ended since, by whatever later came. */
      ended: views.filter(flag => flag.sessionId === sessionId && !isOpen(flag) && !isShownApart(flag)),
      cleared: views.filter(isClearedHere),
      withdrawn: views.filter(isWithdrawnNow),
      open: views.filter(flag => flag.sessionId !== sessionId && isOpen(flag)),
      /** Risk answers that went to the history, and of which nobody has said yet whether they were seen then. */
      late: views.filter(isLateHere),
      mayRecord: isOwnClient(tx, viewer, client.id) && !made,
      mayUndo: isOwnClient(tx, viewer, client.id) && made !== undefined,
      openSession: openSession(tx, client.id),
      nextClient: nextClient(tx, viewer, client.id, todayIn(viewer.timeZone, now)),
    }
  })
}

const nameOfPerson = (tx: Sql, personId: string) =>
  tx.select({ name: people.name }).from(people).where(eq(people.id, personId)).get()?.name ?? null
/** When the client comes next, or what may be proposed: only after the latest session, while none is set ahead. */
function nextSessionView(tx: Sql, { session, client, episode }: Found, read: History, today: string) {
  if (episode.endedOn !== null) return null
  const next = nextSessionOf(tx, client.id)
  const setOn = next !== null && next >= today ? next : null
  const dates = read.sessions.map(({ date }) => date)
  const isLatest = read.sessions.at(-1)?.id === session.id
  return { version: client.version, setOn, proposed: isLatest ? proposedNextSession(dates, today) : null }
}

type Found = NonNullable<ReturnType<typeof findReadableSession>>

const nameOf = (finding: { rule: string; key: string }) => `${finding.rule} ${finding.key}`

const here = (read: History, sessionId: string): readonly HistoryAssessment[] =>
  read.sessions.find(session => session.id === sessionId)?.assessments ?? []

const numberOf = (read: History, sessionId: string): number =>
  read.sessions.find(session => session.id === sessionId)?.number ?? read.sessions.length + 1

/** Planned measures in the practice's order, then what else is on the sheet, then whatever could be added of those offered. */
function battery(
  plan: readonly PlanEntry[],
  read: History,
  sessionId: string,
  offered: readonly Instrument[],
  typed: Typed,
) {
  const due = dueAt(plan, read, sessionId)
  const onSheet = here(read, sessionId)
  const known = [...plan, ...onSheet, ...everyMeasure(offered)]
  return distinct(known).map(measure =>
    part(
      measure,
      instrumentIn(read.instruments, measure.instrumentId),
      due.some(each => sameMeasure(each, measure)),
      onSheet,
      typed,
    ),
  )
}

/** By assessment id, the scales whose scores were typed. */
type Typed = ReturnType<typeof typedScales>

const distinct = (measures: readonly AskedMeasure[]): AskedMeasure[] =>
  measures.filter((measure, index) => measures.findIndex(each => sameMeasure(each, measure)) === index)

const everyMeasure = (instruments: readonly Instrument[]): AskedMeasure[] =>
  instruments.flatMap(each => each.respondents.map(respondent => ({ instrumentId: each.id, respondent, target: null })))

function part(
  { instrumentId, respondent, target }: AskedMeasure,
  instrument: Instrument,
  due: boolean,
  onSheet: readonly HistoryAssessment[],
  typed: Typed,
) {
  const sheets = onSheet.filter(sheet => sameMeasure(sheet, { instrumentId, respondent, target }))
  const draft = sheets.find(sheet => sheet.draft)
  const saved = sheets.find(sheet => !sheet.draft)
  const entry = draft ?? saved
  return {
    instrument,
    respondent,
    target,
    due,
    entry: entry ? toEntry(entry, typed.get(entry.id) ?? []) : null,
    saved: saved !== undefined,
    isDraft: draft !== undefined,
  }
}

/** Until when and why a measure that is due or noted is paused on a day; null where it is asked. */
function pauseIn(pauses: readonly PauseView[], of: ReturnType<typeof part>, day: string) {
  const measure = { instrumentId: of.instrument.id, respondent: of.respondent, target: of.target }
  const pause = of.due || of.entry ? pauseOn(pauses, measure, day) : null
  return pause && { untilOn: pause.untilOn, reason: pause.reason }
}

/** The words that the practice holds a licence for; null where the sheet shows cues. */
const withWording = (
  of: ReturnType<typeof part> & { pause: ReturnType<typeof pauseIn> },
  wordings: ReadonlyMap<string, Wording>,
) => ({
  ...of,
  wording: wordings.get(of.instrument.id) ?? null,
})

/** What was typed: scores that follow from it are worked out anew, or a corrected one would leave the old ones standing. */
function toEntry(sheet: HistoryAssessment, typed: readonly string[]): Entry {
  const { instrumentId, respondent, target, how, absence, answers, scores } = sheet
  const about = { instrumentId, respondent, target }
  if (absence !== null) return { ...about, how: 'absent', why: absence }
  if (how === 'items') return { ...about, how, answers }
  return { ...about, how, answers, scores: held(scores, typed) }
}

const held = (scores: HistoryAssessment['scores'], scales: readonly string[]): Record<string, number> =>
  Object.fromEntries(scales.flatMap(scale => (scores[scale] == null ? [] : [[scale, scores[scale]]])))
