import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { auditMachine } from './audit'
import { endPlaces } from './care-team-rows'
import { emptyClient, removeTraces } from './client-removal-rows'
import { closedAccounts, noteAccount } from './closed-accounts'
import { personOwner } from './key-move'
import { db, engine, openFolder, type Sql, vault } from './open'
import { endAllIn } from './person-rows'
import { first } from './rows'
import { assessments, clients, flags, ownAttachments, people, personRoles, sessions } from './schema'
import { writeUnattended } from './write-unattended'

/** What was done again: clients, own attachments, accounts. */
export type Replayed = { clients: number; points: number; accounts: number }

/**
 * Does again what a restored database does not know of, because it is from before: clients and own attachments that were erased, accounts that
 * were closed. What says so is beside the keys. Where nothing was restored there is nothing to do. (A restore itself ends logins and codes.)
 */
export async function replayWhatWasFinal(now: number): Promise<Replayed> {
  const erased = vault().erasedOwners()
  const found = await db()
    .select({ id: clients.id, version: clients.version })
    .from(clients)
    .where(isNull(clients.removedAt))
  const again = found.filter(({ id }) => erased.has(id))
  for (const client of again) await writeUnattended(tx => eraseAgain(tx, client, now))
  const points = await erasePoints(erased)
  const accounts = await closeAgain(now)
  return { clients: again.length, points, accounts }
}

type Client = { id: string; version: number }

async function eraseAgain(tx: Sql, { id: clientId, version }: Client, now: number): Promise<void> {
  // What was recorded of them since cannot have been there when they were erased; it stays, without a name.
  if (!(await hasAnything(tx, clientId))) await removeTraces(tx, clientId)
  await emptyClient(tx, { clientId, version, by: null, now })
  await auditMachine(tx, { act: 'client.erase-again', clientId, now })
  engine().emptyLog()
}

async function hasAnything(tx: Sql, clientId: string): Promise<boolean> {
  const theirs = tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.clientId, clientId))
  const sheet = await first(
    tx.select({ id: assessments.id }).from(assessments).where(inArray(assessments.sessionId, theirs)).limit(1),
  )
  const flag = await first(tx.select({ id: flags.id }).from(flags).where(eq(flags.clientId, clientId)).limit(1))
  return sheet !== undefined || flag !== undefined
}

async function erasePoints(erased: ReadonlySet<string>): Promise<number> {
  const found = await db()
    .select({ id: ownAttachments.id, personId: ownAttachments.personId, keyId: ownAttachments.keyId })
    .from(ownAttachments)
  const isErased = ({ personId, keyId }: (typeof found)[number]) =>
    erased.has(personOwner(personId)) || (keyId !== '' && vault().isDestroyed({ owner: personOwner(personId), keyId }))
  const ids = found.filter(isErased).map(({ id }) => id)
  if (ids.length === 0) return 0
  await writeUnattended(async tx => {
    await tx.delete(ownAttachments).where(inArray(ownAttachments.id, ids))
    engine().emptyLog()
  })
  return ids.length
}

/** Closed by either, the database or the note beside the keys, is closed by both. */
async function closeAgain(now: number): Promise<number> {
  const noted = closedAccounts(openFolder())
  const all = await db()
    .select({ id: people.id, practiceId: people.practiceId, leftAt: people.leftAt, version: people.version })
    .from(people)
  for (const { id, leftAt } of all) if (leftAt !== null && !noted.has(id)) noteAccount(openFolder(), id, true, leftAt)
  const open = all.filter(({ id, leftAt }) => leftAt === null && noted.has(id))
  let closed = 0
  for (const person of open) closed += Number(await writeUnattended(tx => close(tx, person, now)))
  return closed
}

async function close(
  tx: Sql,
  { id, practiceId, version }: { id: string; practiceId: string; version: number },
  now: number,
): Promise<boolean> {
  if (!(await hasOtherAdmin(tx, practiceId, id))) {
    console.error(
      'An account that was closed is open again in what was restored, since nobody else there is an administrator.',
    )
    return false
  }
  await tx
    .update(people)
    .set({ leftAt: now, version: version + 1 })
    .where(eq(people.id, id))
  await endAllIn(tx, id, now)
  await endPlaces(tx, { personId: id, by: null }, now)
  await auditMachine(tx, { act: 'person.left-again', subjectId: id, now })
  return true
}

async function hasOtherAdmin(tx: Sql, practiceId: string, personId: string): Promise<boolean> {
  const admins = tx.select({ id: people.id }).from(people).innerJoin(personRoles, eq(personRoles.personId, people.id))
  const others = and(eq(people.practiceId, practiceId), isNull(people.leftAt), eq(personRoles.role, 'admin'))
  return (await first(admins.where(and(others, ne(people.id, personId))).limit(1))) !== undefined
}
