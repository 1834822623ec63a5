import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { AuditAct } from '../lib/audit-acts'
import type { PlanEntry } from '../lib/battery'
import { clientPlanLines } from '../lib/client-plan'
import { type AskedMeasure, sameMeasure } from '../lib/measure'
import type { Viewer } from '../lib/viewer'
import { findOwnClient, findReadableClient, isOwnClient, openEpisode } from './access'
import { audit } from './audit'
import { clientRef } from './client-name'
import { ownPlanIn, practicePlanIn } from './client-plan'
import { newId } from './ids'
import { planMark } from './measure-plans'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { pauseViews } from './pause-rows'
import { reevaluateEpisode } from './reevaluate'
import { measurePlans } from './schema'
import { instrumentsIn, instrumentsOffered, isOffered } from './settings'
import { look, once, write } from './write'

export type ClientMeasures = NonNullable<Awaited<ReturnType<typeof clientMeasures>>>

/** What a client is asked and how often, beside the practice's plan, with all pauses. Null when it is not open to the viewer. */
export async function clientMeasures(viewer: Viewer, clientId: string, now: number) {
  return look(async tx => {
    const row = await findReadableClient(tx, viewer, clientId)
    if (!row) return null
    const own = await ownPlanIn(tx, clientId)
    await audit(tx, viewer, { act: 'client-plan.open', clientId, now })
    return {
      client: clientRef(row),
      lines: clientPlanLines(await practicePlanIn(tx, viewer.practiceId), own),
      mark: planMark(own),
      pauses: await pauseViews(tx, vault().keyOf(row), clientId, viewer.timeZone),
      instruments: await instrumentsIn(tx, viewer.practiceId),
      offered: await instrumentsOffered(tx, viewer.practiceId),
      mayEdit: (await isOwnClient(tx, viewer, clientId)) && (await openEpisode(tx, clientId)) !== undefined,
    }
  })
}

type Change = {
  clientId: string
  key: string
  /** Of the client's own plan as it was read. */
  mark: string
}

/** Gives one measure a rhythm of this client's own: every so many sessions, 0 for not at all. What the practice does not ask is added. */
export async function setClientMeasure(
  viewer: Viewer,
  change: Change & { measure: AskedMeasure; everySessions: number },
  now: number,
): Promise<Outcome> {
  const { measure, everySessions } = change
  return changeOwnPlan(viewer, change, 'client-plan.change', now, async (tx, own) => {
    if (!isOffered(measure, await instrumentsOffered(tx, viewer.practiceId)))
      return invalid({ measure: ['This measure is not in the library.'] })
    const before = own.find(entry => sameMeasure(entry, measure))
    const position = before?.position ?? 1 + Math.max(-1, ...own.map(entry => entry.position))
    await removeOwn(tx, change.clientId, measure)
    await insertOwn(tx, viewer, change.clientId, { ...measure, everySessions, position }, now)
    return { ok: true }
  })
}

/** Gives one measure of a client back to the practice's plan, or all of them where none is named. */
export async function followPracticePlan(
  viewer: Viewer,
  change: Change & { measure: AskedMeasure | null },
  now: number,
): Promise<Outcome> {
  return changeOwnPlan(viewer, change, 'client-plan.follow', now, async tx => {
    await removeOwn(tx, change.clientId, change.measure)
    return { ok: true }
  })
}

const done: z.ZodType<object> = z.object({})

/** One act on a client's own plan, unless somebody else has changed it since it was read; the caseload is in step at once. */
async function changeOwnPlan(
  viewer: Viewer,
  { key, ...sent }: Change & { measure: AskedMeasure | null },
  act: AuditAct,
  now: number,
  change: (tx: Sql, own: readonly PlanEntry[]) => Promise<Outcome>,
): Promise<Outcome> {
  const { clientId, mark } = sent
  return write(viewer, tx =>
    once(tx, viewer, { key, act, sent, now }, done, async () => {
      if (!(await findOwnClient(tx, viewer, clientId))) return notFound
      const own = await ownPlanIn(tx, clientId)
      if (planMark(own) !== mark) return conflict
      const outcome = await change(tx, own)
      if (!outcome.ok) return outcome
      const episode = await openEpisode(tx, clientId)
      if (episode) await reevaluateEpisode(tx, { practiceId: viewer.practiceId, clientId, episodeId: episode.id }, now)
      await audit(tx, viewer, { act, clientId, now })
      return { ok: true }
    }),
  )
}

async function removeOwn(tx: Sql, clientId: string, measure: AskedMeasure | null): Promise<void> {
  const theirs = eq(measurePlans.clientId, clientId)
  const one = measure && [
    eq(measurePlans.instrumentId, measure.instrumentId),
    eq(measurePlans.respondent, measure.respondent),
    eq(measurePlans.target, measure.target ?? ''),
  ]
  await tx.delete(measurePlans).where(and(theirs, ...(one ?? [])))
}

async function insertOwn(
  tx: Sql,
  viewer: Viewer,
  clientId: string,
  { target, ...entry }: PlanEntry,
  now: number,
): Promise<void> {
  const { practiceId, personId: changedBy } = viewer
  await tx
    .insert(measurePlans)
    .values({ id: newId(), practiceId, clientId, changedBy, changedAt: now, ...entry, target: target ?? '' })
}
