import type { Instrument } from '../lib/instruments/instrument'
import { keptDefinition } from '../lib/instruments/own-measure'
import type { ownInstruments } from './schema'
import { noteUnreadable } from './unreadable'

type Own = Pick<typeof ownInstruments.$inferSelect, 'id' | 'definition'>

/** The definition of a measure of the practice's own; null where it is damaged, until the same one is added again. */
export function ownDefinition({ id, definition }: Own): Instrument | null {
  const read = keptDefinition.safeParse(definition)
  if (!read.success) noteUnreadable('own_instruments.definition', id)
  return read.data ?? null
}
