import { createHash } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { houseSteps } from '../lib/flags/house-steps'
import type { NextStep } from '../lib/flags/next-steps'
import { type RuleId, ruleIds } from '../lib/flags/rule'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { db } from './open'
import { conflict, notFound, type Outcome } from './outcome'
import { nextStepTexts, people } from './schema'
import { nextStepsIn, storedSteps } from './settings'
import { write } from './write'

/** All steps in use, with a mark by which a change knows whether they are still those that were read. */
export async function practiceNextSteps(viewer: Viewer) {
  const steps = await nextStepsIn(db(), viewer.practiceId)
  return ruleIds.map(rule => ({
    rule,
    steps: steps[rule],
    isOwn: steps[rule] !== houseSteps[rule],
    mark: markOf(steps[rule]),
  }))
}

/** Who changed the steps of a rule and when, the newest first; no steps means that the house's were given back. */
export async function nextStepChanges(viewer: Viewer, rule: RuleId) {
  const { steps, changedAt } = nextStepTexts
  const rows = await db()
    .select({ rule: nextStepTexts.rule, steps, changedAt, byName: people.name })
    .from(nextStepTexts)
    .innerJoin(people, eq(people.id, nextStepTexts.changedBy))
    .where(eq(nextStepTexts.practiceId, viewer.practiceId))
    .orderBy(desc(nextStepTexts.id))
  // Those that are damaged were in force in no sense that could be shown: see `nextStepsIn`.
  return rows
    .filter(row => row.rule === rule)
    .flatMap(({ steps: kept, ...row }) => {
      const read = storedSteps.safeParse(kept)
      return read.success ? [{ steps: read.data, changedAt: row.changedAt, byName: row.byName }] : []
    })
}

type Change = { rule: RuleId; mark: string; steps: readonly NextStep[] | null }

/** Puts the practice's own steps in place of those in use for a rule, or with null gives the house's back. Administrators only. */
export async function changeNextSteps(viewer: Viewer, { rule, mark, steps }: Change, now: number): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return write(viewer, async tx => {
    const { practiceId, personId } = viewer
    const before = (await nextStepsIn(tx, practiceId))[rule]
    if (steps === null ? before === houseSteps[rule] : markOf(before) === markOf(steps)) return { ok: true }
    if (markOf(before) !== mark) return conflict
    await tx.insert(nextStepTexts).values({ id: newId(), practiceId, rule, steps, changedBy: personId, changedAt: now })
    await audit(tx, viewer, { act: 'next-steps.change', subjectId: rule, now })
    return { ok: true }
  })
}

const markOf = (steps: readonly NextStep[]) =>
  createHash('sha256').update(JSON.stringify(steps)).digest('base64url').slice(0, 16)
