import type { Item } from './instrument'

/**
 * The items of one sheet in random order, the same each time that sheet is opened. Only what is seen changes: every item keeps the
 * number under which its answer is stored and scored. For instruments that are `shuffled`, where the client answers on the screen;
 * whoever copies a paper form wants the order of the numbers.
 */
export function shuffledItems(items: readonly Item[], sheet: string): Item[] {
  const places = new Map(items.map(({ n }) => [n, hashOf(`${sheet}.${n}`)]))
  const place = ({ n }: Item) => places.get(n) ?? 0
  return items.toSorted((a, b) => place(a) - place(b) || a.n - b.n)
}

/** FNV-1a, its bits mixed once more, so that neighbouring numbers land far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
