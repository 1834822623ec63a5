import { v7 } from 'uuid'

let make: () => string = v7

/** A new id: UUIDv7, so that ids of one table sort by when they were made. */
export function newId(): string {
  return make()
}

/** Lets the demo practice come out the same from the same seed. Gives back what was in use before. */
export function makeIdsWith(maker: () => string): () => string {
  const before = make
  make = maker
  return before
}
