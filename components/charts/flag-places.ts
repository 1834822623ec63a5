import type { FlagMark } from '@/lib/timeline'
import type { Across } from './frame'

export type PlacedFlag = FlagMark & { at: number; row: number }

/** What a mark takes across, with air. */
const width = 11

/** Flags at their sessions. One that would touch another stands in the row beneath: each must be seen, and told from the next. */
export function flagPlaces(flags: readonly FlagMark[], across: Across): PlacedFlag[] {
  const ends: number[] = []
  return [...flags]
    .sort((a, b) => a.x - b.x)
    .map(flag => {
      const at = across(flag.x)
      const free = ends.findIndex(end => at - end >= width)
      const row = free === -1 ? ends.length : free
      ends[row] = at
      return { ...flag, at, row }
    })
}

/** How many rows the flags take. */
export const rowsOf = (placed: readonly PlacedFlag[]) => Math.max(0, ...placed.map(({ row }) => row + 1))

/** From one row to the next. */
export const rowHeight = 12
