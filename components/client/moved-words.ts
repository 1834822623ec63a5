import type { ItemChanges } from '@/lib/item-changes'
import type { ItemMove } from '@/lib/item-moves'

/** What moved most since the first sheet, in a sentence; null where there is only one sheet. */
export function movedWords({ moved, first }: Pick<ItemChanges, 'moved' | 'first'>): string | null {
  if (moved === null) return null
  if (moved.most.length === 0) return `No item that was answered both times has changed since session ${first}.`
  const others = moved.asMuch === 0 ? '' : `; ${moved.asMuch === 1 ? 'one other' : `${moved.asMuch} others`} as much`
  return `Moved most since session ${first}: ${moved.most.map(moveWords).join('; ')}${others}.`
}

/** "sleep problems (7), from 4 to 1, towards better": softly, since single items are weak measures. */
const moveWords = ({ n, cue, from, to, towards }: ItemMove) =>
  `${cue} (${n}), from ${from} to ${to}${towards === null ? '' : `, towards ${towards}`}`
