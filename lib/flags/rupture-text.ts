import { z } from 'zod'
import { atOccasion } from '../history'
import { type RuptureKind, ruptureKinds, ruptureStatuses } from './rupture-judgement'
import type { Rupture } from './ruptures'

/** A kind of rupture as a person reads it. */
const ruptureKindText: Record<RuptureKind, string> = {
  withdrawal: 'withdrawal',
  confrontation: 'confrontation',
  both: 'withdrawal and confrontation',
  'not-a-rupture': 'not a rupture',
}

/** What the clinician said of a possible rupture, as flags keep it with their evidence; absent until somebody has said it. */
export const storedJudgement = z.object({ kind: z.enum(ruptureKinds), standing: z.enum(ruptureStatuses) }).optional()
export type StoredJudgement = z.output<typeof storedJudgement>

export const storedJudgementOf = ({ judgement, status }: Pick<Rupture, 'judgement' | 'status'>): StoredJudgement =>
  judgement && status !== 'possible' ? { kind: judgement.kind, standing: status } : undefined

/** "Rupture (withdrawal), unrepaired", or "Not a rupture"; null where nobody has said. */
function judgementTitle(judgement: StoredJudgement): string | null {
  if (!judgement) return null
  return judgement.standing === 'not-a-rupture'
    ? 'Not a rupture'
    : `Rupture (${ruptureKindText[judgement.kind]}), ${judgement.standing}`
}

/** A sentence that begins with what the clinician has said, if anything. */
export function withJudgement(judgement: StoredJudgement, sentence: string): string {
  const name = judgementTitle(judgement)
  const whose = judgement?.standing === 'not-a-rupture' ? ', in the clinician’s judgement' : ''
  return name ? `${name}${whose}: ${lowered(sentence)}` : sentence
}

/** The clinician's judgement by itself: "a rupture (withdrawal)", "no rupture". */
export const judgedAs = (kind: RuptureKind): string =>
  kind === 'not-a-rupture' ? 'no rupture' : `a rupture (${ruptureKindText[kind]})`

const lowered = (sentence: string) => `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`

const stateWords: Record<Rupture['state'], string> = {
  open: 'open',
  'not-back': 'not back in range',
  'back-in-range': 'back in range',
}

/** The label beside the span of a rupture on a chart; once it is named, "open" has nothing to add. */
export function ruptureSpanText({ judgement, status, state, until }: Rupture): string {
  const name = judgementTitle(storedJudgementOf({ judgement, status }))?.toLowerCase() ?? 'possible rupture'
  if (until) return `${name}, ${stateWords[state]} ${atOccasion(until)}`
  return status === 'possible' ? `${name}, ${stateWords[state]}` : name
}
