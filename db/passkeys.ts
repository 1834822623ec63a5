import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { db, type Sql } from './open'
import { invalid, notFound, type Outcome, type StepUpOutcome } from './outcome'
import { endOthersIn } from './person-rows'
import { first } from './rows'
import { passkeys, people } from './schema'
import { factorOf, passkeysOf, whoHasFactor } from './second-factor-rows'
import { done, keyOfVersion, look, once, write, writeSteppedUp } from './write'

export type KnownPasskey = {
  personId: string
  email: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
}

/** Whether anybody has one, so that the log-in can ask for it. */
export const hasPasskeys = async (): Promise<boolean> =>
  (await first(db().select({ id: passkeys.id }).from(passkeys).limit(1))) !== undefined

/** The passkeys of somebody whose password was right. */
export async function passkeysFor(personId: string): Promise<{ id: string; transports: string[] }[]> {
  return look(async tx => (await passkeysOf(tx, personId)).map(asOffered))
}

/** Those of the viewer. */
export async function ownPasskeys(viewer: Viewer): Promise<{ id: string; transports: string[] }[]> {
  return passkeysFor(viewer.personId)
}

const asOffered = ({ credentialId, transports }: typeof passkeys.$inferSelect) => ({
  id: credentialId,
  transports: readTransports(transports),
})

/** Without them a browser asks in every way that it knows. */
const readTransports = (stored: unknown) => z.array(z.string()).safeParse(stored).data ?? []

/** The passkey of an id that a browser gave, with what is needed to check what it signed. */
export async function findPasskey(credentialId: string): Promise<KnownPasskey | null> {
  const found = await first(
    db()
      .select({ passkey: passkeys, email: people.email })
      .from(passkeys)
      .innerJoin(people, eq(people.id, passkeys.personId))
      .where(eq(passkeys.credentialId, credentialId)),
  )
  if (!found) return null
  const { personId, publicKey, counter, transports } = found.passkey
  return { personId, email: found.email, credentialId, publicKey, counter, transports: readTransports(transports) }
}

type NewPasskey = {
  name: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: readonly string[]
}

const added = z.object({ isFirst: z.boolean() })

/**
 * Keeps a passkey that was checked. The first second factor of its owner ends their other logins, which were begun without one; codes that
 * stand in for it they make next.
 */
export async function addPasskey(
  viewer: Viewer,
  passkey: NewPasskey,
  now: number,
): Promise<StepUpOutcome<z.output<typeof added>>> {
  const { credentialId, name } = passkey
  const act = 'passkey.add'
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key: keyOfVersion(act, credentialId), act, sent: name, now }, added, async () => {
      if (await isKnown(tx, credentialId)) return invalid({ name: ['This passkey is set up already.'] })
      const { practiceId, personId } = viewer
      const isFirst = !(await whoHasFactor(tx, [personId])).has(personId)
      const row = { ...passkey, publicKey: passkey.publicKey, transports: [...passkey.transports] }
      await tx.insert(passkeys).values({ id: newId(), practiceId, personId, madeAt: now, ...row })
      if (isFirst) await endOthersIn(tx, viewer, now)
      await audit(tx, viewer, { act, subjectId: personId, now })
      return { ok: true, isFirst }
    }),
  )
}

const isKnown = async (tx: Sql, credentialId: string) =>
  (await first(tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.credentialId, credentialId)))) !==
  undefined

/** Gives a passkey another name. */
export async function renamePasskey(
  viewer: Viewer,
  { passkeyId, name }: { passkeyId: string; name: string },
  now: number,
): Promise<Outcome> {
  return write(viewer, async tx => {
    const mine = and(eq(passkeys.id, passkeyId), eq(passkeys.personId, viewer.personId))
    const found = await first(tx.select({ name: passkeys.name }).from(passkeys).where(mine))
    if (!found) return notFound
    if (found.name === name) return { ok: true }
    await tx.update(passkeys).set({ name }).where(mine)
    await audit(tx, viewer, { act: 'passkey.rename', subjectId: viewer.personId, now })
    return { ok: true }
  })
}

/** Removes a passkey, unless it is all that there is of a second factor: that is turned off, with the password. */
export async function removePasskey(
  viewer: Viewer,
  { passkeyId }: { passkeyId: string },
  now: number,
): Promise<StepUpOutcome> {
  const act = 'passkey.remove'
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key: keyOfVersion(act, passkeyId), act, sent: passkeyId, now }, done, async () => {
      const theirs = await passkeysOf(tx, viewer.personId)
      if (!theirs.some(({ id }) => id === passkeyId)) return notFound
      if (theirs.length === 1 && !(await factorOf(tx, viewer.personId, true)))
        return invalid({
          passkeyId: ['This is all there is of your second factor. Set up another one first, or turn it off.'],
        })
      await tx.delete(passkeys).where(eq(passkeys.id, passkeyId))
      await audit(tx, viewer, { act, subjectId: viewer.personId, now })
      return { ok: true }
    }),
  )
}
