import { and, count, eq, isNotNull, max } from 'drizzle-orm'
import { todayIn } from '../lib/dates'
import { besideFields } from '../lib/form-state'
import { keptUntil } from '../lib/retention'
import { foldCode } from '../lib/text/fold'
import type { Viewer } from '../lib/viewer'
import { findClientOfOwnTeam, openEpisode } from './access'
import { audit } from './audit'
import { clientRef } from './client-name'
import { emptyClient } from './client-removal-rows'
import { destroyErasedKeys, markKeysErased } from './erased-keys'
import { eraseRows, recordCounts, recordMark } from './erasure-rows'
import { isOpen } from './flag-queries'
import { oldCopies } from './old-copies'
import { db, engine, isShared, openFolder, type Sql, vault } from './open'
import { conflict, invalid, notFound, type StepUpOutcome } from './outcome'
import { first } from './rows'
import { episodes, flags, sessions } from './schema'
import { retentionIn } from './settings'
import { done, keyOfVersion, look, once, writeSteppedUp } from './write'

export type ErasureView = NonNullable<Awaited<ReturnType<typeof erasure>>>

/** What erasing one of the viewer's own clients would take away, and what speaks against it; null for any other. One audit entry. */
export async function erasure(viewer: Viewer, clientId: string, now: number) {
  return look(async tx => {
    const client = await findClientOfOwnTeam(tx, viewer, clientId)
    if (!client) return null
    const retention = await retentionOf(tx, viewer, clientId, now)
    await audit(tx, viewer, { act: 'erasure.open', clientId, now })
    return {
      client: clientRef(client),
      version: client.version,
      /** Changes with whatever is kept of the client. */
      mark: await recordMark(tx, clientId),
      counts: await recordCounts(tx, clientId),
      isInTherapy: (await openEpisode(tx, clientId)) !== undefined,
      openSafetyFlags: await countOpenSafety(tx, clientId),
      retention,
      /** Copies of earlier versions on this machine, which an erasure does not reach. */
      oldCopies: isShared() ? 0 : oldCopies(openFolder()).length,
    }
  })
}

async function countOpenSafety(tx: Sql, clientId: string): Promise<number> {
  const theirs = and(eq(flags.clientId, clientId), eq(flags.tier, 'safety'), isOpen(tx))
  return (await first(tx.select({ n: count() }).from(flags).where(theirs)))?.n ?? 0
}

/** How long the practice keeps a record after the last day of the therapy, and until when that is here. */
async function retentionOf(tx: Sql, viewer: Viewer, clientId: string, now: number) {
  const years = await retentionIn(tx, viewer.practiceId)
  const lastOn = await lastDay(tx, clientId)
  const until = years === null || lastOn === null ? null : keptUntil(lastOn, years)
  return { years, lastOn, until, isOver: until !== null && until <= todayIn(viewer.timeZone, now) }
}

async function lastDay(tx: Sql, clientId: string): Promise<string | null> {
  const held = tx.select({ on: max(sessions.heldOn) }).from(sessions)
  const recorded = await first(held.where(and(eq(sessions.clientId, clientId), isNotNull(sessions.recordedAt))))
  const ended = await first(
    tx
      .select({ on: max(episodes.endedOn) })
      .from(episodes)
      .where(eq(episodes.clientId, clientId)),
  )
  const days = [recorded?.on, ended?.on].filter(day => typeof day === 'string')
  return days.toSorted().at(-1) ?? null
}

type Erasing = {
  clientId: string
  version: number
  /** Of what was shown: nothing goes that nobody has seen. */
  mark: string
  /** The client's code, typed. */
  code: string
  /** Erase it though the practice's own time is not over. */
  isEarly: boolean
}

/**
 * Erases one of the viewer's own clients, whose therapy has ended: all that is kept of them goes, and their key is destroyed, so that older
 * backups do not open for them either. What stays is a row without a name that the audit points to. There is no way back.
 */
export async function eraseClient(viewer: Viewer, erasing: Erasing, now: number): Promise<StepUpOutcome> {
  const { clientId, version } = erasing
  const act = 'client.erase'
  const sent = { key: keyOfVersion(act, clientId, version), act, sent: clientId, now }
  const outcome = await writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, sent, done, async () => {
      const client = await findClientOfOwnTeam(tx, viewer, clientId)
      if (!client) return notFound
      const slip = await problem(tx, viewer, { ...erasing, isCode: foldCode(erasing.code) === client.codeFolded }, now)
      if (slip) return slip
      const held = (await recordCounts(tx, clientId)).sessions
      await markKeysErased(tx, vault(), { practiceId: viewer.practiceId, owner: clientId, now })
      await emptyClient(tx, { clientId, version, by: viewer.personId, now })
      await eraseRows(tx, client)
      await audit(tx, viewer, { act, clientId, count: held, now })
      engine().emptyLog()
      return { ok: true }
    }),
  )
  if (outcome.ok) await destroyErasedKeys(db(), vault())
  return outcome
}

async function problem(
  tx: Sql,
  viewer: Viewer,
  { clientId, mark, isEarly, isCode }: Erasing & { isCode: boolean },
  now: number,
) {
  if (await openEpisode(tx, clientId)) return invalid({ '': [inTherapy] })
  if ((await recordMark(tx, clientId)) !== mark) return conflict
  const { until, isOver } = await retentionOf(tx, viewer, clientId, now)
  const isTime = until === null || isOver || isEarly
  const errors = besideFields({
    code: isCode ? null : 'This is not the code of this client.',
    early: isTime ? null : 'Please tick this, or keep the record until then.',
  })
  return Object.keys(errors).length > 0 ? invalid(errors) : null
}

const inTherapy = 'The therapy is still going on. End the episode first, which also asks about open safety flags.'
