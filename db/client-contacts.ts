import { and, eq } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { findOwnClient, isKeptBy } from './access'
import { audit } from './audit'
import { contactInForce, endContactRow } from './client-contact-rows'
import { newId } from './ids'
import { vault } from './open'
import { conflict, notFound, type Outcome } from './outcome'
import { first } from './rows'
import { clientContacts, clients } from './schema'
import { write } from './write'

type Contact = {
  clientId: string
  email: string
  /** The day on which the client agreed. */
  agreedOn: string
  /** The one that was shown; null where none was in force. */
  before: string | null
}

/** Notes where a client is written to, who agreed to it, in the place of what was noted before. */
export async function noteContact(viewer: Viewer, contact: Contact, now: number): Promise<Outcome> {
  const { clientId, email, agreedOn, before } = contact
  return write<Outcome>(viewer, async tx => {
    const client = await findOwnClient(tx, viewer, clientId)
    if (!client) return notFound
    const key = vault().keyOf(client)
    const row = await contactInForce(tx, clientId)
    const kept = row && key.textOf('client_contacts.sealed_email', row.id, row.sealedEmail)
    if (row && kept === email && row.agreedOn === agreedOn) return { ok: true }
    if ((row?.id ?? null) !== before) return conflict
    const { practiceId, personId } = viewer
    if (row) await endContactRow(tx, row.id, { endedBy: personId, endedAt: now })
    const id = newId()
    const sealedEmail = key.sealText('client_contacts.sealed_email', id, email)
    const noted = { notedBy: personId, notedAt: now }
    await tx.insert(clientContacts).values({ id, practiceId, clientId, sealedEmail, agreedOn, ...noted })
    await audit(tx, viewer, { act: 'contact.note', clientId, now })
    return { ok: true }
  })
}

/** From now on the client is not written to: they said so, or it was noted by mistake. */
export async function endContact(viewer: Viewer, contactId: string, now: number): Promise<Outcome> {
  return write<Outcome>(viewer, async tx => {
    const found = await first(
      tx
        .select({ contact: clientContacts })
        .from(clientContacts)
        .innerJoin(clients, eq(clients.id, clientContacts.clientId))
        .where(and(isKeptBy(viewer), eq(clientContacts.id, contactId))),
    )
    if (!found) return notFound
    const { clientId, endedAt } = found.contact
    if (endedAt !== null) return { ok: true }
    await endContactRow(tx, contactId, { endedBy: viewer.personId, endedAt: now })
    await audit(tx, viewer, { act: 'contact.end', clientId, now })
    return { ok: true }
  })
}
