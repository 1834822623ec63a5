import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { endVisits } from './answer-visit-rows'
import { auditMachine } from './audit'
import { anchorsFile, readAnchors } from './audit-anchors'
import { headOf } from './audit-chain'
import { endPlaces } from './care-team-rows'
import { emptyClient } from './client-removal-rows'
import { closedAccounts, noteAccount } from './closed-accounts'
import { eraseRows } from './erasure-rows'
import { endHandovers } from './handover-rows'
import { personOwner } from './key-move'
import { type MovedTable, tablesInOrder } from './move-tables'
import { auditKey, db, engine, openFolder, type Sql, vault } from './open'
import { endAllIn, hasOtherAdmin } from './person-rows'
import { changed, first } from './rows'
import { answerRequests, clients, keptAnswers, logins, ownAttachments, people, returns, tablets } from './schema'
import { writeUnattended } from './write-unattended'

/** What was done again: clients, own attachments, accounts, logins. */
export type Replayed = { clients: number; points: number; accounts: number; logins: number }

/**
 * Does again what a restored database does not know of, because it is from before: clients and own attachments that were erased, accounts that
 * were closed, logins and codes. What says so is beside the database. Where nothing was restored there is nothing to do.
 */
export async function replayWhatWasFinal(now: number): Promise<Replayed> {
  // Asked first: what is done again adds to the audit, which would come to where it was anchored.
  const isOlder = await isFromBefore()
  const erased = vault().erasedOwners()
  const found = await db().select({ id: clients.id }).from(clients).where(isNull(clients.removedAt))
  const again = found.filter(({ id }) => erased.has(id))
  for (const { id } of again) await writeUnattended(tx => eraseAgain(tx, id, now))
  const points = await erasePoints(erased)
  const accounts = await closeAgain(now)
  return { clients: again.length, points, accounts, logins: isOlder ? await endLogins(now) : 0 }
}

async function eraseAgain(tx: Sql, clientId: string, now: number): Promise<void> {
  const isThere = and(eq(clients.id, clientId), isNull(clients.removedAt))
  const client = await first(tx.select().from(clients).where(isThere))
  // Another server may have done it meanwhile.
  if (!client) return
  await emptyClient(tx, { clientId, version: client.version, by: null, now })
  await eraseRows(tx, client)
  await auditMachine(tx, { act: 'client.erase-again', clientId, now })
  engine().emptyLog()
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

/**
 * Whether the database ends before what was anchored last. A restore of ours ends logins and unused codes itself, and says so to the anchors: this
 * one was brought back in another way (PostgreSQL has its own), and does not know what has ended or was used since.
 */
async function isFromBefore(): Promise<boolean> {
  const { inForce } = readAnchors(anchorsFile(openFolder()), auditKey())
  const head = await headOf(db(), auditKey())
  // The folder may have held another practice before.
  const ours = inForce.filter(({ practice }) => practice === head?.practiceId)
  const last = ours.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1)
  return last !== undefined && head !== null && head.seq < last.seq
}

/** Ends every login, and every code and link that was not used. Gives how many logins there were. */
function endLogins(now: number): Promise<number> {
  return writeUnattended(async tx => {
    const ended = await changed(tx.update(logins).set({ endedAt: now }).where(isNull(logins.endedAt)))
    for (const table of tablesInOrder()) await endCodes(tx, table, now)
    // As a restore of ours: one that goes on here may have been answered since, and not with yes.
    await tx.update(returns).set({ opensAt: null }).where(isNull(returns.endedAt))
    await endAnswering(tx, now)
    await auditMachine(tx, { act: 'restore.found', count: ended, now })
    return ended
  })
}

/** As a restore of ours does: what was asked may have been sent or withdrawn since, and a tablet taken out because it was lost. */
async function endAnswering(tx: Sql, now: number): Promise<void> {
  await tx.delete(keptAnswers)
  await endVisits(tx, undefined, now)
  await endHandovers(tx, undefined, { outcome: 'ended-elsewhere', now })
  const withdrawn = { endedAt: now, outcome: 'withdrawn', codeHash: null, codeExpiresAt: null } as const
  await tx.update(answerRequests).set(withdrawn).where(isNull(answerRequests.endedAt))
  await tx.update(tablets).set({ removedAt: now, secretHash: null }).where(isNull(tablets.removedAt))
}

/** Whatever table knows of using something up has codes or links: one has run out, or where it never does, counts as used. */
async function endCodes(tx: Sql, { table, columns, columnOf }: MovedTable, now: number): Promise<void> {
  const [used, expires] = [columnOf('used_at'), columnOf('expires_at')]
  if (!used) return
  const field = columns.find(({ name }) => name === (expires ? 'expires_at' : 'used_at'))?.field ?? ''
  await tx
    .update(table)
    .set({ [field]: now })
    .where(and(isNull(used), expires && gt(expires, now)))
}
