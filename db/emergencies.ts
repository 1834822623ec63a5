import { and, eq, gte, isNull, sum } from 'drizzle-orm'
import { z } from 'zod'
import { emergencyMinutes, mostWrongCodes } from '../lib/emergency'
import { may, type Viewer } from '../lib/viewer'
import { isInForce, isReadableClient } from './access'
import { audit } from './audit'
import { administratorsHere } from './emergency-rows'
import { newId } from './ids'
import { cliniciansToTell, notify } from './notice-rows'
import { db, type Sql, vault } from './open'
import { invalid, notFound, type Outcome, type StepUpOutcome } from './outcome'
import { countRefusal } from './refusals'
import { first } from './rows'
import { careTeam, clients, emergencies, refusals } from './schema'
import { done, keyOfVersion, look, once, write, writeSteppedUp } from './write'

/*
 * Break-glass: a clinician reads the record of one client who is not theirs, for an hour, because somebody may come to harm before a
 * colleague can be asked. Whoever works with the client is told at once, and somebody else reviews it.
 */

const opened = z.object({ clientId: z.string() })
type Asked = { key: string; code: string; reason: string }

/**
 * Opens a client by their exact code to a clinician who is not on their care team, to be read. What is not found is said in one way, whatever
 * the reason, and wrong codes are counted; all that could be refused otherwise is asked before anything is looked up.
 */
export async function openInEmergency(
  viewer: Viewer,
  { key, code, reason }: Asked,
  now: number,
): Promise<StepUpOutcome<z.output<typeof opened>>> {
  if (!may(viewer, 'openInEmergency')) return notFound
  const act = 'emergency.open'
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key, act, sent: [code, reason], now }, opened, async () => {
      if ((await wrongCodesLately(tx, viewer, now)) >= mostWrongCodes) return invalid({ code: [tooMany] })
      const client = await clientOfCode(tx, viewer, code)
      if (!client) {
        await countRefusal(tx, { kind: 'emergency-code', personId: viewer.personId, now })
        return invalid({ code: [noSuchCode] })
      }
      const clientId = client.id
      if (await isReadableClient(tx, viewer, clientId)) return { ok: true, clientId }
      const { practiceId, personId } = viewer
      const place = { id: newId(), practiceId, clientId, personId, grantedBy: personId, role: 'emergency' as const }
      await tx.insert(careTeam).values({ ...place, fromAt: now, toAt: now + emergencyMinutes * 60_000 })
      const sealedReason = vault().keyOf(client).sealText('emergencies.sealed_reason', place.id, reason)
      await tx.insert(emergencies).values({ placeId: place.id, practiceId, sealedReason })
      await audit(tx, viewer, { act, clientId, reason, now })
      await tell(tx, viewer, clientId, now)
      return { ok: true, clientId }
    }),
  )
}

const noSuchCode = 'There is no client with exactly this code.'
const tooMany = 'Too many codes were not found today. Ask an administrator, or a colleague who works with the client.'

async function wrongCodesLately(tx: Sql, { personId }: Viewer, now: number): Promise<number> {
  const theirs = and(eq(refusals.kind, 'emergency-code'), eq(refusals.personId, personId))
  const today = gte(refusals.day, new Date(now).toISOString().slice(0, 10))
  const found = await first(
    tx
      .select({ n: sum(refusals.count) })
      .from(refusals)
      .where(and(theirs, today)),
  )
  return Number(found?.n ?? 0)
}

const clientOfCode = async (tx: Sql, { practiceId }: Viewer, code: string) =>
  await first(
    tx
      .select()
      .from(clients)
      .where(and(eq(clients.practiceId, practiceId), eq(clients.code, code), isNull(clients.removedAt))),
  )

/** Tells the client's clinicians, and the administrators, who are not told which client it is. */
async function tell(tx: Sql, { practiceId, personId }: Viewer, clientId: string, now: number): Promise<void> {
  const told = { practiceId, by: personId, kind: 'emergency.opened' as const, aboutId: personId }
  const clinicians = await cliniciansToTell(tx, clientId)
  await notify(tx, { ...told, clientId, to: clinicians }, now)
  const administrators = (await administratorsHere(tx, practiceId)).filter(id => !clinicians.includes(id))
  await notify(tx, { ...told, to: administrators }, now)
}

export type Emergency = { placeId: string; clientId: string; code: string; until: number }

/** Where the viewer reads in an emergency now. */
export async function ownEmergencies(viewer: Viewer): Promise<Emergency[]> {
  return look(tx => emergenciesOf(tx, viewer, viewer.admittedAt))
}

/** That the viewer reads this client in an emergency, and until when; null where they do not. Asked for every page of the client. */
export async function emergencyOf(viewer: Viewer, clientId: string): Promise<Emergency | null> {
  return (await emergenciesOf(db(), viewer, viewer.admittedAt)).find(each => each.clientId === clientId) ?? null
}

async function emergenciesOf(tx: Sql, viewer: Viewer, at: number): Promise<Emergency[]> {
  if (!may(viewer, 'openInEmergency')) return []
  const { id: placeId, clientId, toAt: until } = careTeam
  const found = await tx
    .select({ placeId, clientId, code: clients.code, until })
    .from(careTeam)
    .innerJoin(clients, eq(clients.id, clientId))
    .where(
      and(
        eq(careTeam.personId, viewer.personId),
        eq(careTeam.role, 'emergency'),
        isInForce(at),
        eq(clients.practiceId, viewer.practiceId),
        isNull(clients.removedAt),
      ),
    )
    .orderBy(placeId)
  return found.flatMap(({ until: end, ...row }) => (end === null ? [] : [{ ...row, until: end }]))
}

/** Ends what the viewer opened in an emergency before its time. */
export async function endEmergency(viewer: Viewer, { placeId }: { placeId: string }, now: number): Promise<Outcome> {
  const act = 'emergency.end'
  return write(viewer, tx =>
    once(tx, viewer, { key: keyOfVersion(act, placeId), act, sent: placeId, now }, done, async () => {
      const [running] = (await emergenciesOf(tx, viewer, now)).filter(each => each.placeId === placeId)
      if (!running) return notFound
      await tx.update(careTeam).set({ toAt: now, endedBy: viewer.personId }).where(eq(careTeam.id, placeId))
      await audit(tx, viewer, { act, clientId: running.clientId, now })
      return { ok: true }
    }),
  )
}
