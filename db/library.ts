import { and, asc, count, eq } from 'drizzle-orm'
import type { AuditAct } from '../lib/audit-acts'
import { instrumentById } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { inTurn } from './in-turn'
import { db, type Sql } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { ownDefinition } from './own-definition'
import { beginRereading } from './rereading'
import { goOnReading } from './rereading-run'
import { first } from './rows'
import { assessments, measurePlans, ownInstruments, ownInstrumentWithdrawals, people } from './schema'
import { instrumentsIn, instrumentsOffered } from './settings'
import { look, write } from './write'

/** All instruments that ship, and the practice's own, withdrawn ones too. */
export async function library(viewer: Viewer): Promise<readonly Instrument[]> {
  return instrumentsIn(db(), viewer.practiceId)
}

/** One instrument of the library; null when there is none of that id. */
export async function libraryInstrument(viewer: Viewer, id: string): Promise<Instrument | null> {
  return (await instrumentsIn(db(), viewer.practiceId)).find(each => each.id === id) ?? null
}

/** What can be planned and recorded. */
export async function offered(viewer: Viewer): Promise<readonly Instrument[]> {
  return instrumentsOffered(db(), viewer.practiceId)
}

export type OwnMeasure = Awaited<ReturnType<typeof ownMeasures>>[number]

/** The practice's own measures in the order they were added, with how many sheets were recorded with each. */
export async function ownMeasures(viewer: Viewer) {
  return look(tx => ownMeasuresIn(tx, viewer))
}

async function ownMeasuresIn(tx: Sql, viewer: Viewer) {
  const rows = await tx
    .select({ own: ownInstruments, addedByName: people.name, withdrawnAt: ownInstrumentWithdrawals.withdrawnAt })
    .from(ownInstruments)
    .innerJoin(people, eq(people.id, ownInstruments.addedBy))
    .leftJoin(
      ownInstrumentWithdrawals,
      and(
        eq(ownInstrumentWithdrawals.practiceId, ownInstruments.practiceId),
        eq(ownInstrumentWithdrawals.instrumentId, ownInstruments.id),
      ),
    )
    .where(eq(ownInstruments.practiceId, viewer.practiceId))
    .orderBy(asc(ownInstruments.addedAt), asc(ownInstruments.id))
  const read = rows.flatMap(row => {
    const instrument = ownDefinition(row.own)
    return instrument ? [{ ...row, instrument }] : []
  })
  return inTurn(read, async ({ own, instrument, addedByName, withdrawnAt }) => ({
    instrument,
    addedAt: own.addedAt,
    addedByName,
    withdrawnAt,
    recorded: await recordedWith(tx, viewer.practiceId, own.id),
  }))
}

/**
 * Adds a measure of the practice's own, offered from now on. One of the same id is replaced as long as nothing was recorded with it:
 * after that its scores would not be comparable, and the changed measure needs an id of its own. Where `isNew`, none is replaced: whoever
 * fills in a form did not name the other one. Administrators only.
 */
export async function addOwnMeasure(
  viewer: Viewer,
  { instrument, isNew = false }: { instrument: Instrument; isNew?: boolean },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return write(viewer, async tx => {
    const { practiceId, personId } = viewer
    if (isNew && (await isAnother(tx, practiceId, instrument)))
      return invalid({ id: [`There is already a measure named ${instrument.id}. Please choose another name.`] })
    const wrong = await refusal(tx, practiceId, instrument)
    if (wrong) return invalid({ definition: [wrong] })
    const row = { definition: { ...instrument, practiceOwn: true }, addedBy: personId, addedAt: now }
    await tx
      .insert(ownInstruments)
      .values({ practiceId, id: instrument.id, ...row })
      .onConflictDoUpdate({ target: [ownInstruments.practiceId, ownInstruments.id], set: row })
    await tx.delete(ownInstrumentWithdrawals).where(withdrawalOf(practiceId, instrument.id))
    await audit(tx, viewer, { act: 'own-measure.add', subjectId: instrument.id, now })
    return { ok: true }
  })
}

/** Whether the practice has another measure under the same id. */
async function isAnother(tx: Sql, practiceId: string, instrument: Instrument): Promise<boolean> {
  const held = await first(tx.select().from(ownInstruments).where(one(practiceId, instrument.id)))
  return held !== undefined && !isSameDefinition(ownDefinition(held), instrument)
}

const isSameDefinition = (held: Instrument | null, instrument: Instrument) =>
  JSON.stringify(held) === JSON.stringify(instrument)

async function refusal(tx: Sql, practiceId: string, instrument: Instrument): Promise<string | null> {
  if (instrumentById(instrument.id)) return `The id ${instrument.id} is that of an instrument in the library.`
  const before = await first(tx.select().from(ownInstruments).where(one(practiceId, instrument.id)))
  if (!before || (await recordedWith(tx, practiceId, instrument.id)) === 0) return null
  const held = ownDefinition(before)
  // One that is damaged is mended by the same file.
  if (held === null || isSameDefinition(held, instrument)) return null
  return `Answers have already been recorded with ${instrument.abbreviation}. Give the changed measure another id, so that old and new scores are not mixed.`
}

/** Offers the measure no longer: it leaves the plan and the entry screen. What was recorded stays readable. */
export async function withdrawOwnMeasure(viewer: Viewer, { id }: { id: string }, now: number): Promise<Outcome> {
  return changeOffer(viewer, id, 'own-measure.withdraw', now, async tx => {
    const { practiceId, personId } = viewer
    const row = { practiceId, instrumentId: id, withdrawnBy: personId, withdrawnAt: now }
    await tx.insert(ownInstrumentWithdrawals).values(row).onConflictDoNothing()
    const planned = and(eq(measurePlans.practiceId, practiceId), eq(measurePlans.instrumentId, id))
    await tx.delete(measurePlans).where(planned)
    await beginRereading(tx, practiceId, now)
  })
}

/** Offers a withdrawn measure again. It comes back into the plan only when somebody puts it there. */
export async function offerOwnMeasure(viewer: Viewer, { id }: { id: string }, now: number): Promise<Outcome> {
  return changeOffer(viewer, id, 'own-measure.offer', now, tx =>
    tx.delete(ownInstrumentWithdrawals).where(withdrawalOf(viewer.practiceId, id)),
  )
}

async function changeOffer(
  viewer: Viewer,
  id: string,
  act: AuditAct,
  now: number,
  change: (tx: Sql) => PromiseLike<unknown>,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const outcome = await write<Outcome>(viewer, async tx => {
    if (!(await first(tx.select().from(ownInstruments).where(one(viewer.practiceId, id))))) return notFound
    await change(tx)
    await audit(tx, viewer, { act, subjectId: id, now })
    return { ok: true }
  })
  await goOnReading(viewer.practiceId, now)
  return outcome
}

const one = (practiceId: string, id: string) =>
  and(eq(ownInstruments.practiceId, practiceId), eq(ownInstruments.id, id))

const withdrawalOf = (practiceId: string, id: string) =>
  and(eq(ownInstrumentWithdrawals.practiceId, practiceId), eq(ownInstrumentWithdrawals.instrumentId, id))

async function recordedWith(tx: Sql, practiceId: string, id: string): Promise<number> {
  const theirs = and(eq(assessments.practiceId, practiceId), eq(assessments.instrumentId, id))
  return (await first(tx.select({ n: count() }).from(assessments).where(theirs)))?.n ?? 0
}
