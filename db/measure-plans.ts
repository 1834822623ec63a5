import { createHash } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { PlanEntry } from '../lib/battery'
import type { Instrument } from '../lib/instruments/instrument'
import { measureKey } from '../lib/measure'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { insertPlan, practicePlanIn } from './client-plan'
import { db } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { beginRereading } from './rereading'
import { goOnReading } from './rereading-run'
import { measurePlans } from './schema'
import { instrumentsOffered, isOffered } from './settings'
import { write } from './write'

/** The measures the practice asks, in its order. */
export async function practicePlan(viewer: Viewer): Promise<PlanEntry[]> {
  return practicePlanIn(db(), viewer.practiceId)
}

/** A short mark of what a plan holds, by which a change knows whether the plan is still the one that was read. */
export function planMark(plan: readonly PlanEntry[]): string {
  const content = plan.map(entry => [measureKey(entry), entry.everySessions])
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16)
}

type PlanChange = { mark: string; entries: readonly Omit<PlanEntry, 'position'>[] }

/** Replaces the practice's plan; the order of the entries is the order on the screen. Administrators only. */
export async function changePracticePlan(viewer: Viewer, { mark, entries }: PlanChange, now: number): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const outcome = await write<Outcome>(viewer, async tx => {
    const errors = errorsOf(entries, await instrumentsOffered(tx, viewer.practiceId))
    if (Object.keys(errors).length > 0) return invalid(errors)
    const plan = entries.map((entry, position) => ({ ...entry, position }))
    const before = planMark(await practicePlanIn(tx, viewer.practiceId))
    // What was sent twice is stored already.
    if (before !== mark) return before === planMark(plan) ? { ok: true } : conflict
    const practiceWide = and(eq(measurePlans.practiceId, viewer.practiceId), isNull(measurePlans.clientId))
    await tx.delete(measurePlans).where(practiceWide)
    await insertPlan(tx, { practiceId: viewer.practiceId, changedBy: viewer.personId }, plan, now)
    await beginRereading(tx, viewer.practiceId, now)
    await audit(tx, viewer, { act: 'measure-plan.change', subjectId: viewer.practiceId, count: plan.length, now })
    return { ok: true }
  })
  await goOnReading(viewer.practiceId, now)
  return outcome
}

/** By `entries.N`: what the library does not offer, and what is in the plan twice. */
function errorsOf(entries: PlanChange['entries'], offered: readonly Instrument[]): Record<string, string[]> {
  const found: [string, string[]][] = entries.flatMap((entry, at) => {
    const isTwice = entries.findIndex(other => measureKey(other) === measureKey(entry)) < at
    if (isTwice) return [[`entries.${at}`, ['This measure is already in the plan.']]]
    return isOffered(entry, offered) ? [] : [[`entries.${at}`, ['This measure is not in the library.']]]
  })
  return Object.fromEntries(found)
}
