import { todayIn } from '../lib/dates'
import { answerOfKey } from '../lib/flags/rules/safety-item'
import type { AskedMeasure } from '../lib/measure'
import type { Viewer } from '../lib/viewer'
import { findReadableSession, isOwnClient, voidOf } from './access'
import { requestViews } from './answer-request-views'
import { audit } from './audit'
import { languageOf } from './client-language'
import { clientRef } from './client-name'
import { planOf } from './client-plan'
import { openSafetyFlags } from './flag-queries'
import { typedScales, unchangedHistory, withAnswers } from './history'
import { nextClient } from './next-session'
import { type Sql, vault } from './open'
import { pauseViews } from './pause-rows'
import { lastAuthor } from './session-authors'
import { battery, here, numberOf, part, pauseIn, withWording } from './session-battery'
import { instrumentsOffered, wordingsIn } from './settings'
import { look } from './write'

/** One measure on the entry screen. */
export type BatteryPart = ReturnType<typeof withWording>
export type SessionToRecord = NonNullable<Awaited<ReturnType<typeof sessionToRecord>>>

/** The entry screen of a session: today's battery with what is typed or saved so far. Null when it is not open to the viewer. */
export async function sessionToRecord(viewer: Viewer, sessionId: string, now: number) {
  return look(async tx => {
    const found = await findReadableSession(tx, viewer, sessionId)
    if (!found) return null
    const { session, client, episode } = found
    const scored = await unchangedHistory(tx, episode.id, sessionId)
    const read = await withAnswers(
      tx,
      scored,
      here(scored, sessionId).map(({ id }) => id),
    )
    const plan = await planOf(tx, viewer.practiceId, client.id)
    const offered = await instrumentsOffered(tx, viewer.practiceId)
    const wordings = await wordingsIn(tx, viewer.practiceId)
    const language = languageOf(client)
    const typed = await typedScales(tx, sessionId)
    const pauses = await pauseViews(tx, vault().keyOf(client), client.id, viewer.timeZone)
    const parts = battery(plan, read, sessionId, offered, typed)
      .map(each => ({ ...each, pause: pauseIn(pauses, each, session.heldOn) }))
      .map(each => withWording(each, wordings, language))
    await audit(tx, viewer, { act: 'session.open', clientId: client.id, subjectId: sessionId, now })
    const next = await nextClient(tx, viewer, client.id, todayIn(viewer.timeZone, now))
    if (next) await audit(tx, viewer, { act: 'client.named', clientId: next.id, now })
    const { id, heldOn, attendance, mode, version, draftVersion, recordedAt } = session
    const number = numberOf(read, sessionId)
    // What was answered between sessions is read on its own page: there is no session to record.
    if (number === null || attendance === 'between') return null
    const note = vault().keyOf(client).read('sessions.sealed_note', id, session.sealedNote)
    return {
      session: {
        id,
        number,
        heldOn,
        attendance,
        mode,
        version,
        draftVersion,
        recordedAt,
        note,
        lastBy: await lastAuthor(tx, viewer, session),
      },
      client: clientRef(client),
      episode: { id: episode.id, startedOn: episode.startedOn, endedOn: episode.endedOn },
      /** The risk answers of it that have an open safety flag. */
      openRisks: await openRisks(tx, session),
      battery: parts.filter(each => each.due || each.entry),
      others: parts.filter(each => !each.due && !each.entry),
      /** A void session is read, and brought back before anything else. */
      mayRecord: (await isOwnClient(tx, viewer, client.id)) && !(await voidOf(tx, id)),
      nextClient: next,
      /** What the client was asked for this session. */
      requests: await requestViews(tx, { clientId: client.id, sessionId }, offered, now),
    }
  })
}

async function openRisks(tx: Sql, { id, episodeId }: { id: string; episodeId: string }) {
  return (await openSafetyFlags(tx, episodeId, id)).flatMap(({ key }) => answerOfKey(key) ?? [])
}

/** An empty sheet of a measure, to be added to a session that the viewer may record. Null when there is no such thing. */
export async function measureToAdd(viewer: Viewer, sessionId: string, named: AskedMeasure) {
  return look(async tx => {
    const found = await findReadableSession(tx, viewer, sessionId)
    if (!found || !(await isOwnClient(tx, viewer, found.client.id))) return null
    const instrument = (await instrumentsOffered(tx, viewer.practiceId)).find(({ id }) => id === named.instrumentId)
    if (!instrument?.respondents.includes(named.respondent)) return null
    const added = { ...part(named, instrument, false, [], new Map()), pause: null }
    return withWording(added, await wordingsIn(tx, viewer.practiceId), languageOf(found.client))
  })
}
