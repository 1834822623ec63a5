import { z } from 'zod'
import { type RuptureKind, ruptureKinds, standings } from './rupture-word'
import type { Rupture } from './ruptures'

/** A kind of rupture as a person reads it. */
export const kindWords: Record<RuptureKind, string> = {
  withdrawal: 'withdrawal',
  confrontation: 'confrontation',
  both: 'withdrawal and confrontation',
  'not-a-rupture': 'not a rupture',
}

/** What the clinician said of a possible rupture, as flags keep it with their evidence; absent until a word stands. */
export const said = z.object({ kind: z.enum(ruptureKinds), standing: z.enum(standings) }).optional()
export type Said = z.output<typeof said>

export const saidOf = ({ word, standing }: Pick<Rupture, 'word' | 'standing'>): Said =>
  word && standing !== 'possible' ? { kind: word.kind, standing } : undefined

/** "Rupture (withdrawal), unrepaired", or "Not a rupture"; null where nobody has said. */
export function namedBy(word: Said): string | null {
  if (!word) return null
  return word.standing === 'not-a-rupture' ? 'Not a rupture' : `Rupture (${kindWords[word.kind]}), ${word.standing}`
}

/** A sentence that begins with what the clinician has said, if anything. */
export function withWord(word: Said, sentence: string): string {
  const name = namedBy(word)
  const whose = word?.standing === 'not-a-rupture' ? ', in the clinician’s word' : ''
  return name ? `${name}${whose}: ${lowered(sentence)}` : sentence
}

/** The clinician's word by itself: "a rupture (withdrawal)", "no rupture". */
export const calledBy = (kind: RuptureKind): string =>
  kind === 'not-a-rupture' ? 'no rupture' : `a rupture (${kindWords[kind]})`

const lowered = (sentence: string) => `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`

const stateWords: Record<Rupture['state'], string> = {
  open: 'open',
  'not-back': 'not back in range',
  'back-in-range': 'back in range',
}

/** What stands beside the span of a rupture on a chart; once it is named, "open" has nothing to add. */
export function spanWords({ word, standing, state, until }: Rupture): string {
  const name = namedBy(saidOf({ word, standing }))?.toLowerCase() ?? 'possible rupture'
  if (until) return `${name}, ${stateWords[state]} at session ${until.number}`
  return standing === 'possible' ? `${name}, ${stateWords[state]}` : name
}
