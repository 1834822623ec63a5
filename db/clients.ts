import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { besideFields } from '../lib/form-state'
import { may, type Viewer } from '../lib/viewer'
import { findOwnClient } from './access'
import { audit } from './audit'
import { birthProblem, likelyDoubles, startProblem } from './client-checks'
import { codeColumns, codeRefusal } from './client-codes'
import type { ClientRef } from './client-name'
import { insertEpisode } from './episode-rows'
import { newId } from './ids'
import { isSavedSince } from './next-session'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome, type Refusal } from './outcome'
import { makeResponsible } from './responsible-rows'
import { careTeam, clients } from './schema'
import type { ClientKey } from './vault'
import { done, keyOfVersion, once, write } from './write'

const added = z.object({ clientId: z.string() })
type Person = {
  code: string
  name: string | null
  /** Left as it is where it is not given. */
  preferredName?: string | null
  birthDate: string | null
  pronouns: string | null
  /** Of the questionnaires, as a tag. Left as it is where it is not given. */
  language?: string | null
}
type NewClient = Person & { key: string; startedOn: string; reason: string | null; nextSessionOn: string | null }
type Added = Outcome<z.output<typeof added>> | { ok: false; why: 'likely-double'; doubles: ClientRef[] }

/**
 * Adds a client with their first episode; the viewer becomes their clinician, and responsible for them. Where `others` is given, those are the clients who
 * were shown as likely the same person, and any that is not among them is shown first.
 */
export async function addClient(
  viewer: Viewer,
  { others, ...input }: NewClient & { others?: readonly string[] },
  now: number,
): Promise<Added> {
  if (!may(viewer, 'keepClients')) return notFound
  return write(viewer, async tx => {
    let doubles: ClientRef[] = []
    const outcome = await once(tx, viewer, { key: input.key, act: 'client.add', sent: input, now }, added, async () => {
      const refusal = await addRefusal(tx, viewer, input, now)
      if (refusal) return refusal
      doubles = others ? (await likelyDoubles(tx, viewer, input)).filter(({ id }) => !others.includes(id)) : []
      return doubles.length > 0 ? conflict : { ok: true, clientId: await insertClient(tx, viewer, input, now) }
    })
    if (doubles.length === 0) return outcome
    for (const { id } of doubles) await audit(tx, viewer, { act: 'client.doubles', clientId: id, now })
    return { ok: false, why: 'likely-double', doubles }
  })
}

async function insertClient(tx: Sql, viewer: Viewer, input: NewClient, now: number): Promise<string> {
  const clientId = newId()
  const { key, keyId } = vault().newKey(clientId)
  const { practiceId, personId } = viewer
  const about = { id: clientId, practiceId, keyId, createdAt: now, nextSessionOn: input.nextSessionOn }
  await tx.insert(clients).values({ ...about, status: 'in-therapy', ...personColumns(key, clientId, input, none) })
  const member = { id: newId(), practiceId, clientId, personId, fromAt: now, grantedBy: personId }
  await tx.insert(careTeam).values({ ...member, role: 'clinician' })
  await makeResponsible(tx, { practiceId, clientId, personId, by: personId }, now)
  await insertEpisode(tx, viewer, key, { clientId, startedOn: input.startedOn, reason: input.reason }, now)
  await audit(tx, viewer, { act: 'client.add', clientId, now })
  return clientId
}

async function addRefusal(
  tx: Sql,
  viewer: Viewer,
  { code, birthDate, startedOn }: NewClient,
  now: number,
): Promise<Refusal | null> {
  return refusalOfAll(
    { birthDate: await birthProblem(tx, viewer, { birthDate }, now), startedOn: startProblem(birthDate, startedOn) },
    await codeRefusal(tx, { practiceId: viewer.practiceId, code }),
  )
}

/** What is wrong with days and with a code, all at once; null where nothing is. */
function refusalOfAll(days: Readonly<Record<string, string | null>>, code: Refusal | null): Refusal | null {
  const errors = besideFields(days)
  if (Object.keys(errors).length === 0) return code
  return code?.why === 'invalid' ? invalid({ ...errors, ...code.errors }, code.offers) : invalid(errors)
}

/** Changes how a client is named and described. */
export async function changeClient(
  viewer: Viewer,
  { clientId, version, ...person }: Person & { clientId: string; version: number },
  now: number,
): Promise<Outcome> {
  const act = 'client.change'
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, clientId, version), act, sent: person, now }, done, async () => {
      const row = await findOwnClient(tx, viewer, clientId)
      if (!row) return notFound
      if (row.version !== version) return conflict
      const refusal = await changeRefusal(tx, viewer, row, person, now)
      if (refusal) return refusal
      const changed = { ...personColumns(vault().keyOf(row), clientId, person, row), version: version + 1 }
      await tx.update(clients).set(changed).where(eq(clients.id, clientId))
      await audit(tx, viewer, { act, clientId, now })
      return { ok: true }
    }),
  )
}

async function changeRefusal(
  tx: Sql,
  viewer: Viewer,
  row: Row,
  { code, birthDate }: Person,
  now: number,
): Promise<Refusal | null> {
  const clientId = row.id
  return refusalOfAll(
    { birthDate: await birthProblem(tx, viewer, { birthDate, clientId }, now) },
    // An unchanged code is not checked, even if another from an earlier time is like it: those are listed to be corrected.
    code === row.code ? null : await codeRefusal(tx, { practiceId: viewer.practiceId, code, clientId }),
  )
}

type Row = typeof clients.$inferSelect

/** Sets or clears the date of the next session. */
export async function setNextSession(
  viewer: Viewer,
  { clientId, version, nextSessionOn }: { clientId: string; version: number; nextSessionOn: string | null },
  now: number,
): Promise<Outcome> {
  const act = 'client.next-session'
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, clientId, version), act, sent: nextSessionOn, now }, done, async () => {
      const row = await findOwnClient(tx, viewer, clientId)
      if (!row) return notFound
      if (row.version !== version) return conflict
      if (nextSessionOn !== null && (await isSavedSince(tx, clientId, nextSessionOn)))
        return invalid({ nextSessionOn: ['A session on this day or a later one is already saved.'] })
      await tx
        .update(clients)
        .set({ nextSessionOn, version: version + 1 })
        .where(eq(clients.id, clientId))
      await audit(tx, viewer, { act, clientId, now })
      return { ok: true }
    }),
  )
}

type Before = Pick<Row, 'sealedName' | 'sealedPreferredName' | 'sealedBirthDate' | 'sealedPronouns' | 'sealedLanguage'>

/** What a client who is just being added had before. */
const none: Before = {
  sealedName: null,
  sealedPreferredName: null,
  sealedBirthDate: null,
  sealedPronouns: null,
  sealedLanguage: null,
}

const personColumns = (key: ClientKey, clientId: string, person: Person, before: Before) => ({
  ...codeColumns(person.code),
  sealedName: key.sealOver('clients.sealed_name', clientId, person.name, before.sealedName),
  ...(person.preferredName !== undefined && {
    sealedPreferredName: key.sealOver(
      'clients.sealed_preferred_name',
      clientId,
      person.preferredName,
      before.sealedPreferredName,
    ),
  }),
  ...(person.language !== undefined && {
    sealedLanguage: key.sealOver('clients.sealed_language', clientId, person.language, before.sealedLanguage),
  }),
  sealedBirthDate: key.sealOver('clients.sealed_birth_date', clientId, person.birthDate, before.sealedBirthDate),
  sealedPronouns: key.sealOver('clients.sealed_pronouns', clientId, person.pronouns, before.sealedPronouns),
})
