import type { Instrument } from '../lib/instruments/instrument'
import type { Viewer } from '../lib/viewer'
import { db } from './open'
import { instrumentsIn, instrumentsOffered } from './settings'

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
