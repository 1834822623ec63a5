/** Something that was asked for cannot be read. What shows it says so in its place; what would have to change it is refused. */
export class Unreadable extends Error {
  readonly code = 'ATTUNE_UNREADABLE'

  constructor(what: string, cause?: unknown) {
    super(`${what} cannot be read`, { cause })
  }
}

/** So many are told of in the log; with more, whoever looks after the practice knows enough. */
const mostTold = 200

const told = new Set<string>()

/** Tells the log, once, where a value is that cannot be read: its column and its row, and nothing of what it said. */
export function noteUnreadable(column: string, rowId: string): void {
  const place = `${column} ${rowId}`
  if (told.has(place) || told.size >= mostTold) return
  told.add(place)
  console.error(JSON.stringify({ unreadable: column, row: rowId, at: new Date().toISOString() }))
}
