import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { shortDate } from '../lib/dates'
import type { Viewer } from '../lib/viewer'
import { episodesOf, findOwnClient, findOwnSession, findSessionToChange, keptBy } from './access'
import { audit } from './audit'
import { type ClientOffered, type ClientRef, clientRef } from './client-name'
import { offeredClients } from './client-rows'
import { leaveRatings } from './goal-rows'
import { unchangedHistory } from './history'
import { anyInTurn, inTurn } from './in-turn'
import type { Sql } from './open'
import { conflict, invalid, notFound, type Outcome, type Refusal, sessionIsVoid } from './outcome'
import { reevaluateEpisode } from './reevaluate'
import { assessments, clients, type episodes, sessions } from './schema'
import {
  carryClientAnswers,
  carryRuptureJudgements,
  carrySafetyFlags,
  isAnsweredElsewhere,
  resealedSession,
} from './session-move-rows'
import { episodeOn } from './session-rows'
import { keyOfVersion, look, once, outcomeOf, write } from './write'

/** Moves a session that was recorded under the wrong client. Both episodes are read again; moving it back undoes it. */
export async function moveSession(
  viewer: Viewer,
  { sessionId, version, toClientId }: { sessionId: string; version: number; toClientId: string },
  now: number,
): Promise<Outcome<{ version: number; fromClientId: string }>> {
  const key = keyOfVersion('session.move', sessionId, version)
  const moved = await moveSessions(viewer, { key, toClientId, sessions: [{ sessionId, version }] }, now)
  return moved.ok ? { ok: true, version: version + 1, fromClientId: moved.fromClientId } : moved
}

const movedTogether = z.object({
  fromClientId: z.string(),
  toClientId: z.string(),
  sessions: z.array(z.object({ sessionId: z.string(), version: z.int() })),
})
export type MovedTogether = z.output<typeof movedTogether>
type Moving = { key: string; toClientId: string; sessions: readonly { sessionId: string; version: number }[] }

/**
 * Moves sessions of one client to another client, all of them or none. Each is named with its version; what is given back names
 * them as they are now, so that moving them back undoes it.
 */
export async function moveSessions(viewer: Viewer, moving: Moving, now: number): Promise<Outcome<MovedTogether>> {
  const { key, ...sent } = moving
  return write(viewer, tx =>
    once(tx, viewer, { key, act: 'session.move', sent, now }, movedTogether, async () => {
      const moves = await movesOf(tx, viewer, moving)
      if ('why' in moves) return moves
      for (const move of moves) await moveOne(tx, viewer, move, now)
      const sides = new Map(moves.flatMap(({ from, to }) => [from, to]).map(side => [side.episode.id, side.client.id]))
      for (const [episodeId, clientId] of sides)
        await reevaluateEpisode(tx, { practiceId: viewer.practiceId, clientId, episodeId }, now, { rearranges: true })
      const sessions = moves.map(({ session: { id, version } }) => ({ sessionId: id, version: version + 1 }))
      return { ok: true, fromClientId: moves[0].from.client.id, toClientId: moving.toClientId, sessions }
    }),
  )
}

type Side = { client: typeof clients.$inferSelect; episode: typeof episodes.$inferSelect }
type Move = { session: typeof sessions.$inferSelect; from: Side; to: Side }

/** The sessions that are to be moved, with where each comes from and goes to. */
async function movesOf(
  tx: Sql,
  viewer: Viewer,
  { toClientId, sessions: named }: Moving,
): Promise<[Move, ...Move[]] | Refusal> {
  const target = await findOwnClient(tx, viewer, toClientId)
  if (!target) return notFound
  const moves: Move[] = []
  const outside: string[] = []
  for (const { sessionId, version } of named) {
    const found = await findSessionToChange(tx, viewer, sessionId)
    if (found === 'void') return sessionIsVoid
    if (!found || found.client.id !== (moves[0]?.from.client.id ?? found.client.id)) return notFound
    const { session, ...from } = found
    if (session.version !== version) return conflict
    if (await isAnsweredElsewhere(tx, sessionId)) return invalid({ toClientId: [answeredElsewhere] })
    const episode = await episodeOn(tx, toClientId, session.heldOn)
    if (episode) moves.push({ session, from, to: { client: target, episode } })
    else outside.push(shortDate(session.heldOn, viewer.locale))
  }
  if (outside.length > 0) return invalid({ toClientId: [noEpisodeOn(outside)] })
  const [first, ...others] = moves
  return first ? [first, ...others] : invalid({ session: ['Please choose at least one session.'] })
}

const answeredElsewhere =
  'What the client sent here by themselves went to another session as well, so that it cannot go to another client.'

const noEpisodeOn = (days: readonly string[]) => `This client has no episode on ${days.join(' or on ')}.`

/** Carries one session, with what belongs to it, from one client to another. Both episodes are still to be read again. */
async function moveOne(tx: Sql, viewer: Viewer, { session, from, to }: Move, now: number): Promise<void> {
  await leaveRatings(tx, session, now)
  const place = { clientId: to.client.id, episodeId: to.episode.id }
  const sealed = resealedSession({ session, client: from.client }, to.client)
  // Two drafts on: what a window that shows the other client sends next is no draft whose reply was lost, whatever it says.
  const versions = { version: session.version + 1, draftVersion: session.draftVersion + 2 }
  await tx
    .update(sessions)
    .set({ ...place, ...sealed, ...versions })
    .where(eq(sessions.id, session.id))
  await tx.update(assessments).set({ clientId: to.client.id }).where(eq(assessments.sessionId, session.id))
  const carried = { sessionId: session.id, from: sideOf(from), to: sideOf(to) }
  await carryClientAnswers(tx, carried)
  await carrySafetyFlags(tx, viewer, carried, now)
  await carryRuptureJudgements(tx, carried)
  for (const { client } of [from, to])
    await audit(tx, viewer, { act: 'session.move', clientId: client.id, subjectId: session.id, now })
}

const sideOf = ({ client, episode }: Side) => ({ clientId: client.id, episodeId: episode.id, client })

/** The viewer's other clients, to move a wrongly recorded session to. One audit entry, with how many were named. */
export async function moveTargets(viewer: Viewer, sessionId: string, now: number): Promise<ClientOffered[] | null> {
  return look(async tx => {
    const found = await findOwnSession(tx, viewer, sessionId)
    return found ? await targetsFor(tx, viewer, found.client.id, { subjectId: sessionId, now }) : null
  })
}

/** As clients are offered everywhere; where an episode has ended, it is said so. */
async function targetsFor(tx: Sql, viewer: Viewer, clientId: string, about: { subjectId: string; now: number }) {
  const others = await offeredClients(tx, viewer, and(keptBy(viewer), ne(clients.id, clientId)), 'all')
  await audit(tx, viewer, { act: 'session.move-targets', ...about, count: others.length })
  return others.map(({ isOwn: _, ...row }) => row)
}

/** What one sees to move several sessions of a client at once: the sessions with their versions, and where they could go. */
export async function sessionsToMove(viewer: Viewer, clientId: string, now: number) {
  return look(async tx => {
    const client = await findOwnClient(tx, viewer, clientId)
    if (!client) return null
    const versions = tx.select({ id: sessions.id, version: sessions.version }).from(sessions)
    const versionOf = new Map(
      (await versions.where(eq(sessions.clientId, clientId))).map(({ id, version }) => [id, version]),
    )
    const histories = await inTurn(await episodesOf(tx, clientId), ({ id }) => unchangedHistory(tx, id))
    return {
      client: clientRef(client),
      histories: histories.map(({ sessions: held, ...rest }) => ({
        ...rest,
        sessions: held.toReversed().map(session => ({ ...session, version: versionOf.get(session.id) ?? 0 })),
      })),
      targets: await targetsFor(tx, viewer, clientId, { subjectId: clientId, now }),
    }
  })
}

/**
 * What the viewer moved in one act and from whom, for the way back; null where there is none, because somebody changed one of the
 * sessions since, or because the client is not theirs any more. One audit entry.
 */
export async function movedBy(
  viewer: Viewer,
  key: string,
  now: number,
): Promise<(MovedTogether & { from: ClientRef }) | null> {
  return look(async tx => {
    const moved = await outcomeOf(tx, viewer, { key, act: 'session.move' }, movedTogether)
    const from = moved && (await findOwnClient(tx, viewer, moved.fromClientId))
    if (!from) return null
    const isElse = async (each: MovedTogether['sessions'][number]) =>
      !(await isAsMoved(tx, viewer, moved.toClientId, each))
    if (await anyInTurn(moved.sessions, isElse)) return null
    await audit(tx, viewer, { act: 'session.moved-from', clientId: from.id, count: moved.sessions.length, now })
    return { ...moved, from: clientRef(from) }
  })
}

async function isAsMoved(
  tx: Sql,
  viewer: Viewer,
  clientId: string,
  { sessionId, version }: { sessionId: string; version: number },
) {
  const found = await findOwnSession(tx, viewer, sessionId)
  return found?.client.id === clientId && found.session.version === version
}
