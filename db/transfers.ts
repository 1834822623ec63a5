import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { coverSpan } from '../lib/cover'
import { todayIn } from '../lib/dates'
import { may, type Viewer } from '../lib/viewer'
import { isTeamKeptBy } from './access'
import { audit } from './audit'
import { joinError } from './care-team-rows'
import { type ClientOffered, clientRef, nameColumns } from './client-name'
import { alias } from './columns'
import { newId } from './ids'
import { whoLoggedIn } from './invitation-rows'
import { keyedHash } from './keyed-hash'
import { notify } from './notice-rows'
import type { Sql } from './open'
import { conflict, invalid, notFound, type StepUpOutcome } from './outcome'
import { first } from './rows'
import { clients, episodes, people, personRoles, responsibilities, transfers } from './schema'
import { moveClients, moveClientsBack } from './transfer-rows'
import { keyOfVersion, look, once, writeSteppedUp } from './write'

/*
 * The clients of a clinician are transferred to a colleague, all of them or some, in one act: by that clinician, who chooses among them by
 * name; or by an administrator, to whom they are a number, all together.
 */

export type TransferView = NonNullable<Awaited<ReturnType<typeof clientsToTransfer>>>

/**
 * Whose clients could be transferred, to whom, and how many there are; their names for whose they are alone. Null where it is neither the
 * viewer's own caseload nor an administrator who asks. One audit entry.
 */
export async function clientsToTransfer(viewer: Viewer, fromId: string, now: number) {
  const isOwn = fromId === viewer.personId && may(viewer, 'keepClients')
  if (!isOwn && !may(viewer, 'managePractice')) return null
  return look(async tx => {
    const from = await first(
      tx
        .select({ id: people.id, name: people.name, leftAt: people.leftAt })
        .from(people)
        .where(and(eq(people.id, fromId), eq(people.practiceId, viewer.practiceId))),
    )
    if (!from) return null
    const found = await responsibleClients(tx, viewer, fromId, isOwn)
    await audit(tx, viewer, { act: 'transfer.open', subjectId: fromId, count: found.length, now })
    return {
      from: { id: from.id, name: from.name, hasLeft: from.leftAt !== null },
      isOwn,
      count: found.length,
      /** How many of them are in no episode now. */
      ended: found.filter(({ openEpisodeId }) => openEpisodeId === null).length,
      /** Another one where others are their clients. */
      mark: markOf(found),
      clients: isOwn ? found.map(offered) : null,
      ...(await offers(tx, viewer, from)),
    }
  })
}

/** The clients for whom somebody is responsible, by code; of the viewer's own those that are open to them. */
async function responsibleClients(tx: Sql, viewer: Viewer, personId: string, isOwn: boolean) {
  const here = and(eq(clients.practiceId, viewer.practiceId), isNull(clients.removedAt))
  return await tx
    .select({ ...nameColumns, openEpisodeId: episodes.id })
    .from(responsibilities)
    .innerJoin(clients, eq(clients.id, responsibilities.clientId))
    .leftJoin(episodes, and(eq(episodes.clientId, clients.id), isNull(episodes.endedOn)))
    .where(and(isNow(personId), here, isOwn ? isTeamKeptBy(viewer) : undefined))
    .orderBy(asc(clients.codeCompact), asc(clients.id))
}

type Row = Awaited<ReturnType<typeof responsibleClients>>[number]

const isNow = (personId: string) => and(eq(responsibilities.personId, personId), isNull(responsibilities.toAt))

const offered = ({ openEpisodeId, ...row }: Row): ClientOffered => ({
  ...clientRef(row),
  isEnded: openEpisodeId === null,
})

const markOf = (found: readonly { id: string }[]): string =>
  keyedHash(
    'transfer',
    found
      .map(({ id }) => id)
      .toSorted()
      .join(' '),
  )

/** To whom they can go, and the names of the clinicians to whom they cannot yet: they have not set their password. */
async function offers(tx: Sql, viewer: Viewer, from: { id: string }) {
  const found = await receivers(tx, viewer, from)
  const wereHere = await whoLoggedIn(
    tx,
    found.map(({ id }) => id),
  )
  return {
    colleagues: found.filter(({ id }) => wereHere.has(id)),
    notYet: found.filter(({ id }) => !wereHere.has(id)).map(({ name }) => name),
  }
}

/** The clinicians of the practice to whom they could go: whoever was let back in may have their own again. */
async function receivers(tx: Sql, viewer: Viewer, from: { id: string }) {
  const here = and(eq(people.practiceId, viewer.practiceId), isNull(people.leftAt), eq(personRoles.role, 'clinician'))
  const found = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(here)
    .orderBy(asc(people.name), asc(people.id))
  const isForViewer = from.id === viewer.personId || found.every(({ id }) => id === viewer.personId || id === from.id)
  return found.filter(({ id }) => {
    if (id === from.id) return from.id !== viewer.personId
    return id !== viewer.personId || isForViewer
  })
}

type Asked = {
  key: string
  fromId: string
  toId: string
  /** The clients that were chosen; null for all of them, as they were when `mark` was read. */
  clientIds: readonly string[] | null
  mark: string
  reason: string
  /** The last day on which the one from whom they come opens them still; null where that ends at once. */
  lastOn: string | null
}

type Sent = Omit<Asked, 'key'>

const transferred = z.object({ transferId: z.string(), count: z.number() })

/** Transfers clients to a colleague, who is responsible for them from now on. Both are told. Each client has an entry in the audit. */
export async function transferClients(
  viewer: Viewer,
  { key, ...asked }: Asked,
  now: number,
): Promise<StepUpOutcome<z.output<typeof transferred>>> {
  const isOwn = asked.fromId === viewer.personId && may(viewer, 'keepClients')
  if (!isOwn && !may(viewer, 'managePractice')) return notFound
  const act = 'transfer.make'
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key, act, sent: asked, now }, transferred, async () => {
      const { fromId, toId, lastOn, reason } = asked
      const chosen = chosenAmong(await responsibleClients(tx, viewer, fromId, isOwn), asked, isOwn)
      if (chosen === null) return conflict
      if (chosen.length === 0) return invalid({ clientId: ['Choose at least one client.'] })
      const error = await receiverError(tx, viewer, asked)
      if (error) return invalid({ toId: [error] })
      if (lastOn !== null && lastOn < todayIn(viewer.timeZone, now)) return invalid({ lastOn: ['This day is past.'] })
      const fromUntil = lastOn === null ? null : coverSpan({ fromOn: lastOn, lastOn }, viewer.timeZone).toAt
      const { practiceId, personId: by } = viewer
      const transferId = newId()
      const made = { id: transferId, practiceId, fromId, toId, count: chosen.length, madeBy: by, madeAt: now }
      await tx.insert(transfers).values(made)
      await moveClients(tx, { transferId, practiceId, fromId, toId, by, reason, fromUntil }, chosen, now)
      for (const clientId of chosen) await audit(tx, viewer, { act, clientId, subjectId: toId, reason, now })
      const told = { practiceId, by, count: chosen.length }
      await notify(tx, { ...told, kind: 'transfer.received', to: [toId], aboutId: fromId }, now)
      if (fromId !== toId) await notify(tx, { ...told, kind: 'transfer.given', to: [fromId], aboutId: toId }, now)
      return { ok: true, transferId, count: chosen.length }
    }),
  )
}

/** The ids of the clients that were meant; null where they are not what the viewer was shown any more. */
function chosenAmong(found: readonly Row[], { clientIds, mark }: Sent, isOwn: boolean): string[] | null {
  const ids = found.map(({ id }) => id)
  if (clientIds === null) return markOf(found) === mark ? ids : null
  // Who does not see them by name cannot choose among them.
  return isOwn && clientIds.every(id => ids.includes(id)) ? [...new Set(clientIds)] : null
}

async function receiverError(tx: Sql, viewer: Viewer, { fromId, toId }: Sent): Promise<string | null> {
  const isOffered = (await receivers(tx, viewer, { id: fromId })).some(({ id }) => id === toId)
  if (!isOffered) return 'Choose a clinician in this practice.'
  return await joinError(tx, viewer, { personId: toId, role: 'clinician' })
}

/** For so long a transfer can be taken back, in ms. */
const undoable = 14 * 24 * 60 * 60_000

export type TransferMade = Awaited<ReturnType<typeof transfersMade>>[number]

/** The latest transfers that the viewer can take back: their own, and for an administrator everybody's. Clients are a number here. */
export async function transfersMade(viewer: Viewer, now: number) {
  return look(async tx => {
    const [from, to, by] = [alias(people, 'giver'), alias(people, 'receiver'), alias(people, 'maker')]
    const { id, madeAt: at, count } = transfers
    return await tx
      .select({ id, at, count, from: from.name, to: to.name, by: by.name })
      .from(transfers)
      .innerJoin(from, eq(from.id, transfers.fromId))
      .innerJoin(to, eq(to.id, transfers.toId))
      .innerJoin(by, eq(by.id, transfers.madeBy))
      .where(canUndo(viewer, now))
      .orderBy(desc(at), desc(id))
  })
}

const canUndo = (viewer: Viewer, now: number) =>
  and(
    eq(transfers.practiceId, viewer.practiceId),
    gt(transfers.madeAt, now - undoable),
    isNull(transfers.undoneAt),
    may(viewer, 'managePractice') ? undefined : eq(transfers.madeBy, viewer.personId),
  )

const undone = z.object({ count: z.number() })

/**
 * Takes a transfer back: the clients for whom its receiver is still responsible go back to whose they were, who has access to those that they
 * could open before. Both are told.
 */
export async function undoTransfer(
  viewer: Viewer,
  { transferId }: { transferId: string },
  now: number,
): Promise<StepUpOutcome<z.output<typeof undone>>> {
  const act = 'transfer.undo'
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key: keyOfVersion(act, transferId), act, sent: transferId, now }, undone, async () => {
      const made = await first(
        tx
          .select()
          .from(transfers)
          .where(and(canUndo(viewer, now), eq(transfers.id, transferId))),
      )
      if (!made) return notFound
      const error = await joinError(tx, viewer, { personId: made.fromId, role: 'clinician' })
      if (error)
        return invalid({
          transferId: ['They are no clinician in this practice any more: transfer the clients to somebody else.'],
        })
      const clientIds = await moveClientsBack(tx, made, viewer.personId, now)
      await tx.update(transfers).set({ undoneBy: viewer.personId, undoneAt: now }).where(eq(transfers.id, transferId))
      for (const clientId of clientIds) await audit(tx, viewer, { act, clientId, subjectId: made.fromId, now })
      const told = { practiceId: viewer.practiceId, by: viewer.personId, kind: 'transfer.undone' as const }
      const about = { ...told, aboutId: made.toId, count: clientIds.length }
      await notify(tx, { ...about, to: [made.fromId, made.toId] }, now)
      return { ok: true, count: clientIds.length }
    }),
  )
}
