import { and, asc, eq, notExists } from 'drizzle-orm'
import { instruments } from '../lib/instruments/catalogue'
import { type Instrument, instrumentSchema } from '../lib/instruments/instrument'
import type { Viewer } from '../lib/viewer'
import { db, type Sql } from './open'
import { ownInstruments, ownInstrumentWithdrawals } from './schema'

/** All instruments that ship, and the practice's own, withdrawn ones too. */
export async function library(viewer: Viewer): Promise<readonly Instrument[]> {
  return instrumentsIn(db(), viewer.practiceId)
}

/** One instrument of the library; null when there is none of that id. */
export async function libraryInstrument(viewer: Viewer, id: string): Promise<Instrument | null> {
  return instrumentsIn(db(), viewer.practiceId).find(each => each.id === id) ?? null
}

/** What can be planned and recorded. */
export async function offered(viewer: Viewer): Promise<readonly Instrument[]> {
  return instrumentsOffered(db(), viewer.practiceId)
}

/** What is read by the practice's screens and rules, in their order: whatever could have been recorded. */
export function instrumentsIn(tx: Sql, practiceId: string): readonly Instrument[] {
  const own = definitions(tx, eq(ownInstruments.practiceId, practiceId))
  return own.length === 0 ? instruments : [...instruments, ...own]
}

/** What can be planned and recorded: of the practice's own measures, those that were not withdrawn. */
export function instrumentsOffered(tx: Sql, practiceId: string): readonly Instrument[] {
  const withdrawn = and(
    eq(ownInstrumentWithdrawals.practiceId, ownInstruments.practiceId),
    eq(ownInstrumentWithdrawals.instrumentId, ownInstruments.id),
  )
  const none = notExists(
    tx.select({ id: ownInstrumentWithdrawals.instrumentId }).from(ownInstrumentWithdrawals).where(withdrawn),
  )
  return [...instruments, ...definitions(tx, and(eq(ownInstruments.practiceId, practiceId), none))]
}

function definitions(tx: Sql, where: ReturnType<typeof and>): Instrument[] {
  return tx
    .select({ definition: ownInstruments.definition })
    .from(ownInstruments)
    .where(where)
    .orderBy(asc(ownInstruments.addedAt), asc(ownInstruments.id))
    .all()
    .map(row => instrumentSchema.parse(row.definition))
}
