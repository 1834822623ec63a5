import { and, eq, inArray, max, or } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import { evaluate } from '../lib/flags/rules'
import { type History, type HistoryAssessment, numbered } from '../lib/history'
import { proposedNextSession } from '../lib/next-session'
import type { Viewer } from '../lib/viewer'
import { findReadableSession, isOwnClient, voidOf } from './access'
import { requestViews } from './answer-request-views'
import { audit } from './audit'
import { clientRef } from './client-name'
import { planOf } from './client-plan'
import { isOpen as isOpenFlag } from './flag-queries'
import { type FlagView, flagViews } from './flag-views'
import { goalsOf } from './goal-rows'
import { scoreRules, unchangedHistory, withAnswers } from './history'
import { nextClient, nextSessionOf } from './next-session'
import { type Sql, vault } from './open'
import { first } from './rows'
import { assessments, flags, people, resolutions, type sessions } from './schema'
import { voidView } from './sealed-views'
import { battery, here, numberOf } from './session-battery'
import { openSession } from './session-rows'
import { settingsIn } from './settings'
import { earlierContents } from './sheet-provenance'
import type { ClientKey } from './vault'
import { look } from './write'

export type SessionSummary = NonNullable<Awaited<ReturnType<typeof sessionSummary>>>

/** What a saved session says: its scores beside the course so far, and the flags that it raised, cleared or took back. */
export async function sessionSummary(viewer: Viewer, sessionId: string, now: number) {
  return look(async tx => {
    const found = await findReadableSession(tx, viewer, sessionId)
    if (!found || found.session.recordedAt === null) return null
    const { session, client, episode } = found
    const scored = await unchangedHistory(tx, episode.id, sessionId)
    const read = await withAnswers(
      tx,
      scored,
      here(scored, sessionId).map(({ id }) => id),
    )
    const saved = here(read, sessionId).filter(each => !each.draft)
    const settings = await settingsIn(tx, viewer.practiceId)
    const findings = evaluate(read, settings)
    const clearedHere = findings.filter(each => each.clearedBy === sessionId)
    const cleared = new Set(clearedHere.map(nameOf))
    const savedAt = tx.select({ at: assessments.recordedAt }).from(assessments)
    const times = await savedAt.where(eq(assessments.sessionId, sessionId))
    const lastSave = Math.max(0, ...times.map(each => each.at))
    // Of an episode's flags, which grow with it, those alone that may be told of here.
    const mayBeTold = or(
      isOpenFlag(tx),
      eq(flags.sessionId, sessionId),
      and(eq(resolutions.outcome, 'withdrawn'), eq(resolutions.endedAt, lastSave)),
      inArray(
        flags.key,
        clearedHere.map(({ key }) => key),
      ),
    )
    const views = await flagViews(tx, viewer, and(eq(flags.episodeId, episode.id), mayBeTold))
    const isOpen = (flag: FlagView) => flag.state === 'open' || flag.state === 'acknowledged'
    const isClearedHere = (flag: FlagView) => flag.state === 'cleared' && cleared.has(nameOf(flag))
    const isWithdrawnNow = (flag: FlagView) => flag.state === 'withdrawn' && flag.ending?.at === lastSave
    const isLateHere = (flag: FlagView) => flag.sessionId === sessionId && flag.state === 'recorded-late'
    const isShownApart = (flag: FlagView) => isClearedHere(flag) || isWithdrawnNow(flag) || isLateHere(flag)
    await audit(tx, viewer, { act: 'session.summary', clientId: client.id, subjectId: sessionId, now })
    const next = await nextClient(tx, viewer, client.id, todayIn(viewer.timeZone, now))
    if (next) await audit(tx, viewer, { act: 'client.named', clientId: next.id, now })
    const { id, heldOn, attendance, mode, version, draftVersion } = session
    const key = vault().keyOf(client)
    const made = await voidOf(tx, id)
    return {
      session: { id, number: numberOf(read, sessionId), heldOn, attendance, mode, version, draftVersion },
      note: key.read('sessions.sealed_note', id, session.sealedNote),
      /** What the client was asked for it. */
      requests: await requestViews(tx, { clientId: client.id, sessionId }, read.instruments, now),
      void: made ? voidView(key, made, await nameOfPerson(tx, made.voidedBy)) : null,
      client: clientRef(client),
      history: read,
      settings,
      assessments: saved,
      /** Of the episode; what was said of them at this session is among what was said at all. */
      goals: await goalsOf(tx, key, episode.id, viewer.timeZone),
      /** Of those, what the client filled in themselves: how, and what it said before it was corrected. */
      clientSheets: await clientSheetsOf(tx, key, saved),
      /** What was typed of the same measures: it counts nowhere. */
      beside: here(read, sessionId).filter(each => each.beside),
      scoreRules: await scoreRules(tx, sessionId),
      notFilledIn:
        attendance === 'attended'
          ? battery(await planOf(tx, viewer.practiceId, client.id), read, sessionId, [], new Map()).filter(
              each => each.due && !each.saved,
            )
          : [],
      nextSession: await nextSessionView(tx, found, read, todayIn(viewer.timeZone, now)),
      raised: views.filter(flag => flag.sessionId === sessionId && isOpen(flag)),
      /** Raised by it too, and ended since, by whatever later came. */
      ended: views.filter(flag => flag.sessionId === sessionId && !isOpen(flag) && !isShownApart(flag)),
      cleared: views.filter(isClearedHere),
      withdrawn: views.filter(isWithdrawnNow),
      open: views.filter(flag => flag.sessionId !== sessionId && isOpen(flag)),
      /** Risk answers that went to the history, and of which nobody has said yet whether they were seen then. */
      late: views.filter(isLateHere),
      mayRecord: (await isOwnClient(tx, viewer, client.id)) && !made,
      mayUndo: (await isOwnClient(tx, viewer, client.id)) && made !== undefined,
      openSession: await openSession(tx, client.id),
      nextClient: next,
    }
  })
}

async function clientSheetsOf(tx: Sql, key: ClientKey, saved: readonly HistoryAssessment[]) {
  const own = saved.flatMap(({ id, source }) => (source ? [{ assessmentId: id, source }] : []))
  const earlier = await earlierContents(
    tx,
    key,
    own.map(({ assessmentId }) => assessmentId),
  )
  return own.map(sheet => ({ ...sheet, earlier: earlier.get(sheet.assessmentId) ?? [] }))
}

const nameOfPerson = async (tx: Sql, personId: string) =>
  (await first(tx.select({ name: people.name }).from(people).where(eq(people.id, personId))))?.name ?? null

/** When the client comes next, or what may be proposed: only after the latest session, while none is set ahead. */
async function nextSessionView(tx: Sql, { session, client, episode }: Found, read: History, today: string) {
  if (episode.endedOn !== null) return null
  const next = await nextSessionOf(tx, client.id)
  const setOn = next !== null && next >= today ? next : null
  const held = numbered(read)
  const dates = held.map(({ date }) => date)
  const isLatest = held.at(-1)?.id === session.id
  return { version: client.version, setOn, proposed: isLatest ? proposedNextSession(dates, today) : null }
}

type Found = NonNullable<Awaited<ReturnType<typeof findReadableSession>>>

const nameOf = (finding: { rule: string; key: string }) => `${finding.rule} ${finding.key}`

/** Which session was just saved, for the screen that comes after it. Null when it is not open to the viewer. */
export async function savedSession(viewer: Viewer, sessionId: string, now: number) {
  return look(async tx => {
    const found = await findReadableSession(tx, viewer, sessionId)
    if (!found || found.session.recordedAt === null) return null
    const number = (await unchangedHistory(tx, found.episode.id)).sessions.find(({ id }) => id === sessionId)?.number
    if (number === undefined) return null
    await audit(tx, viewer, { act: 'session.saved', clientId: found.client.id, subjectId: sessionId, now })
    return { client: clientRef(found.client), sessionId, number, ended: await endedBySave(tx, viewer, found.session) }
  })
}

/** The safety flags that its last save ended by another answer, or the drafts before its first one. */
async function endedBySave(tx: Sql, viewer: Viewer, { id, recordedAt }: typeof sessions.$inferSelect) {
  const saves = tx.select({ at: max(assessments.recordedAt) }).from(assessments)
  const lastSave = (await first(saves.where(eq(assessments.sessionId, id))))?.at ?? null
  const isFirst = lastSave === recordedAt
  return (await flagViews(tx, viewer, and(eq(flags.sessionId, id), eq(flags.tier, 'safety')))).filter(
    ({ correction, ending }) => correction !== null && (isFirst || ending?.at === lastSave),
  )
}
