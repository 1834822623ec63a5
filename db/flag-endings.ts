import { and, asc, eq } from 'drizzle-orm'
import { type SafetyAnswer, safetyField } from '../lib/flags/rules/safety-item'
import type { Viewer } from '../lib/viewer'
import { isKeptBy } from './access'
import { audit } from './audit'
import { isOpen } from './flag-queries'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { invalid, type Refusal } from './outcome'
import { noteFlagsChanged } from './reevaluate'
import { first } from './rows'
import { acknowledgements, clients, flagEndings, flagEvents, flags, resolutions } from './schema'

export type FoundFlag = NonNullable<Awaited<ReturnType<typeof flagKeptBy>>>

/** A flag of a client the viewer works with, and how it was ended. */
export async function flagKeptBy(tx: Sql, viewer: Viewer, flagId: string) {
  return await first(
    tx
      .select({ flag: flags, client: clients, ended: resolutions.outcome })
      .from(flags)
      .innerJoin(clients, eq(clients.id, flags.clientId))
      .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
      .where(and(isKeptBy(viewer), eq(flags.id, flagId))),
  )
}

/** Notes that the viewer has seen a flag, for the evidence that it has now. */
export async function acknowledge(
  tx: Sql,
  viewer: Viewer,
  found: FoundFlag,
  note: string | null,
  now: number,
): Promise<undefined> {
  const { flag, client } = found
  const id = newId()
  const sealedNote = vault().keyOf(client).seal('acknowledgements.sealed_note', id, note)
  const row = { id, practiceId: viewer.practiceId, flagId: flag.id, evidenceOn: flag.evidenceOn }
  await tx.insert(acknowledgements).values({ ...row, acknowledgedBy: viewer.personId, acknowledgedAt: now, sealedNote })
  await noteOnFlag(tx, viewer, found, { id, kind: 'acknowledged', said: note }, now)
}

type Ending = {
  outcome: 'resolved' | 'dismissed'
  reason: string
  /** Where it holds as long as a session is void. */
  voidId?: string
}

/** Ends a flag by the viewer's decision, for the evidence that it has now. The ending is kept, whatever comes after it. */
export async function endFlag(
  tx: Sql,
  viewer: Viewer,
  found: FoundFlag,
  ending: Ending,
  now: number,
): Promise<undefined> {
  const { flag, client } = found
  const { outcome, reason, voidId = null } = ending
  const id = newId()
  const about = { practiceId: viewer.practiceId, flagId: flag.id }
  const sealedReason = vault().keyOf(client).seal('flag_endings.sealed_reason', id, reason)
  const given = {
    evidenceOn: flag.evidenceOn,
    sessionId: flag.sessionId,
    voidId,
    endedBy: viewer.personId,
    endedAt: now,
  }
  await tx.insert(flagEndings).values({ id, ...about, outcome, sealedReason, ...given })
  const resolution = { ...about, outcome, endedAt: now, endingId: id }
  await tx.insert(resolutions).values(resolution).onConflictDoUpdate({ target: resolutions.flagId, set: resolution })
  await noteOnFlag(tx, viewer, found, { id, kind: outcome, said: reason }, now)
}

/** `id` is that of the row of what was said. */
type Said = { id: string; kind: 'acknowledged' | 'resolved' | 'dismissed'; said: string | null }

/**
 * What a person did with a flag, in its history and in the audit, with the evidence that it had then; whoever has the flag as it was before meets
 * a conflict.
 */
async function noteOnFlag(
  tx: Sql,
  viewer: Viewer,
  { flag, client }: FoundFlag,
  { id, kind, said }: Said,
  now: number,
): Promise<undefined> {
  await tx
    .update(flags)
    .set({ version: flag.version + 1 })
    .where(eq(flags.id, flag.id))
  const { practiceId, tier, evidence } = flag
  const event = { id, practiceId, flagId: flag.id, kind, tier, evidence }
  const sealedNote = vault().keyOf(client).seal('flag_events.sealed_note', id, said)
  await tx.insert(flagEvents).values({ ...event, actedBy: viewer.personId, happenedAt: now, sealedNote })
  await noteFlagsChanged(tx, { practiceId: flag.practiceId, clientId: client.id, episodeId: flag.episodeId })
  const about = { clientId: client.id, subjectId: flag.id, ...(said === null ? {} : { reason: said }) }
  await audit(tx, viewer, { act: `flag.${kind}`, ...about, now })
}

/**
 * Answers each open safety flag of an episode that is about to be ended: by what was done, which ends it, or by a note that the
 * viewer knows of it. Refused where one is not named, or has changed since it was read.
 */
export async function answerSafetyFlags(
  tx: Sql,
  viewer: Viewer,
  episodeId: string,
  answers: readonly SafetyAnswer[],
  now: number,
): Promise<Refusal | null> {
  const open = await openSafetyFlags(tx, episodeId)
  const answerTo = (flag: Open) => answers.find(each => each.flagId === flag.id && each.version === flag.version)
  const missing = open.filter(flag => !answerTo(flag))
  const isNamed = ({ id }: Open) => answers.some(each => each.flagId === id)
  if (missing.length > 0)
    return invalid(
      Object.fromEntries(missing.map(flag => [safetyField(flag.id), [isNamed(flag) ? changed : askedFor]])),
    )
  for (const flag of open) {
    const found = await flagKeptBy(tx, viewer, flag.id)
    const said = answerTo(flag)?.done ?? null
    if (!found) continue
    if (said === null) await acknowledge(tx, viewer, found, null, now)
    else await endFlag(tx, viewer, found, { outcome: 'resolved', reason: said }, now)
  }
  return null
}

const changed = 'This flag has changed since it was shown. Please look at it again.'
const askedFor = 'Say what was done, or tick that it is known and stays open.'

type Open = Awaited<ReturnType<typeof openSafetyFlags>>[number]

const openSafetyFlags = (tx: Sql, episodeId: string) =>
  tx
    .select({ id: flags.id, version: flags.version })
    .from(flags)
    .where(and(eq(flags.episodeId, episodeId), eq(flags.tier, 'safety'), isOpen(tx)))
    .orderBy(asc(flags.id))
