import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Sql } from './open'
import { changed, first } from './rows'
import { clientContacts } from './schema'
import type { ClientKey } from './vault'

/** Where a client is written to, who agreed to it; or else that they wanted no more. Null where nothing is known. The client is found before. */
export async function contactOf(tx: Sql, key: ClientKey, clientId: string) {
  const row = (await contactInForce(tx, clientId)) ?? (await latestContact(tx, clientId))
  if (!row) return null
  const { id, agreedOn, endedAt, endedBy, sealedEmail } = row
  // What somebody of the practice has ended is as if it had not been.
  if (endedAt !== null) return endedBy === null ? { state: 'stopped' as const, stoppedAt: endedAt } : null
  const email = key.read('client_contacts.sealed_email', id, sealedEmail) ?? ''
  return { state: 'in-force' as const, id, agreedOn, email }
}

const latestContact = (tx: Sql, clientId: string) =>
  first(
    tx
      .select()
      .from(clientContacts)
      .where(eq(clientContacts.clientId, clientId))
      .orderBy(desc(clientContacts.notedAt), desc(clientContacts.id))
      .limit(1),
  )

/** The one address that a client is written to now. */
export const contactInForce = (tx: Sql, clientId: string) =>
  first(
    tx
      .select()
      .from(clientContacts)
      .where(and(eq(clientContacts.clientId, clientId), isNull(clientContacts.endedAt))),
  )

/** Ends that a client is written to; false where it has ended before. `endedBy` is who of the practice did; null where the client did. */
export async function endContactRow(
  tx: Sql,
  id: string,
  ended: { endedBy: string | null; endedAt: number },
): Promise<boolean> {
  const open = and(eq(clientContacts.id, id), isNull(clientContacts.endedAt))
  return (await changed(tx.update(clientContacts).set(ended).where(open))) > 0
}
