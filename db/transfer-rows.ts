import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { endPassingPlaces, letGiveWay, takeUpAgain } from './cover-rows'
import { newId } from './ids'
import { inParts } from './in-turn'
import { type Sql, vault } from './open'
import { careTeam, clients, responsibilities, type transfers } from './schema'

/*
 * What a transfer of clients changes, within its act: for some clients at a time, however many there are, in as many statements.
 */

type Transfer = {
  transferId: string
  practiceId: string
  fromId: string
  toId: string
  /** Who does it. */
  by: string
  reason: string | null
  /** Until when the one from whom they come keeps their access; null where it ends at once. */
  fromUntil: number | null
}

/** Whose clients they are changes hands: responsibility, and the places on the care teams. */
export async function moveClients(tx: Sql, transfer: Transfer, clientIds: readonly string[], now: number) {
  const { toId: personId, by } = transfer
  for (const part of inParts(clientIds)) {
    await letGiveWay(tx, { personId, clientIds: part, by }, now)
    await givePlaces(tx, { ...transfer, personId }, part, now)
    if (transfer.fromId !== transfer.toId) await endOwnPlaces(tx, transfer, part, now)
    await giveResponsibility(tx, { ...transfer, personId }, part, now)
  }
}

type Given = Pick<Transfer, 'practiceId' | 'by' | 'reason'> & { personId: string; transferId?: string }

/** Places as a clinician for those of the clients with whom somebody has none without an end yet. */
async function givePlaces(tx: Sql, { practiceId, personId, by }: Given, clientIds: readonly string[], now: number) {
  const has = new Set((await ownPlaces(tx, personId, clientIds)).map(({ clientId }) => clientId))
  const place = { practiceId, personId, role: 'clinician' as const, fromAt: now, grantedBy: by }
  const wanting = clientIds.filter(clientId => !has.has(clientId))
  if (wanting.length > 0)
    await tx.insert(careTeam).values(wanting.map(clientId => ({ id: newId(), clientId, ...place })))
}

/** A clinician's places without an end, with some clients. */
const ownPlaces = async (tx: Sql, personId: string, clientIds: readonly string[]) =>
  await tx
    .select({ id: careTeam.id, clientId: careTeam.clientId })
    .from(careTeam)
    .where(isOwnPlace(personId, clientIds))
    .orderBy(asc(careTeam.id))

const isOwnPlace = (personId: string, clientIds: readonly string[]) =>
  and(
    eq(careTeam.personId, personId),
    inArray(careTeam.clientId, [...clientIds]),
    eq(careTeam.role, 'clinician'),
    isNull(careTeam.toAt),
  )

/** Ends a clinician's places at once, or lets them end by themselves. */
async function endOwnPlaces(tx: Sql, { fromId, fromUntil, by }: Transfer, clientIds: readonly string[], now: number) {
  const end = fromUntil === null ? { toAt: now, endedBy: by } : { toAt: fromUntil }
  await tx.update(careTeam).set(end).where(isOwnPlace(fromId, clientIds))
}

type Made = typeof transfers.$inferSelect

/**
 * The way back of a transfer, for the clients for whom its receiver is still responsible; gives who they are. Whoever is responsible again works
 * with them, also where their account was closed in between. The receiver covers again where they did.
 */
export async function moveClientsBack(tx: Sql, made: Made, by: string, now: number): Promise<string[]> {
  const still = and(eq(responsibilities.transferId, made.id), isNull(responsibilities.toAt))
  const rows = await tx
    .select({ clientId: responsibilities.clientId })
    .from(responsibilities)
    .where(still)
    .orderBy(asc(responsibilities.id))
  const ids = rows.map(({ clientId }) => clientId)
  const { practiceId, fromId, toId } = made
  for (const clientIds of inParts(ids)) {
    const isBack = { practiceId, personId: fromId, by, reason: null }
    if (fromId !== toId) {
      await endPassingPlaces(tx, { personId: fromId, clientIds, by }, now)
      await givePlaces(tx, isBack, clientIds, now)
    }
    await endPlacesGiven(tx, made, clientIds, { by, now })
    await takeUpAgain(tx, { personId: toId, clientIds }, now)
    await giveResponsibility(tx, isBack, clientIds, now)
  }
  return ids
}

/** Ends the places that the receiver was given by the transfer, and no other. */
async function endPlacesGiven(
  tx: Sql,
  made: Made,
  clientIds: readonly string[],
  { by, now }: { by: string; now: number },
) {
  const given = and(eq(careTeam.grantedBy, made.madeBy), eq(careTeam.fromAt, made.madeAt))
  const theirs = and(isOwnPlace(made.toId, clientIds), given)
  await tx.update(careTeam).set({ toAt: now, endedBy: by }).where(theirs)
}

/** Makes somebody responsible for clients, in the place of whoever is. */
async function giveResponsibility(tx: Sql, given: Given, clientIds: readonly string[], now: number) {
  const { practiceId, personId, by, transferId, reason } = given
  const open = and(inArray(responsibilities.clientId, [...clientIds]), isNull(responsibilities.toAt))
  await tx.update(responsibilities).set({ toAt: now }).where(open)
  const rows = await tx
    .select()
    .from(clients)
    .where(inArray(clients.id, [...clientIds]))
    .orderBy(asc(clients.id))
  const about = { practiceId, personId, fromAt: now, givenBy: by, transferId }
  await tx.insert(responsibilities).values(
    rows.map(client => {
      const id = newId()
      // Of a client whose key is damaged nothing more can be sealed; they are transferred all the same.
      const key = vault().opens(client) ? vault().keyOf(client) : null
      const sealedReason = key?.seal('responsibilities.sealed_reason', id, reason) ?? null
      return { id, clientId: client.id, sealedReason, ...about }
    }),
  )
}
