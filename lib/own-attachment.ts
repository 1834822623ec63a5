import { z } from 'zod'
import type { Answers } from './instruments/answers'
import { instrument } from './instruments/catalogue'
import type { Instrument } from './instruments/instrument'
import { score } from './instruments/scoring'

/** The questionnaires that a clinician can fill in about themselves: both run from 1 to 7 and are in general, as the map needs. */
export const ownForms = ['ecr-rs', 'ecr-r'] as const
export type OwnForm = (typeof ownForms)[number]

/**
 * A clinician's own point: means from 1 to 7, and where they are from. Points of before say neither; those typed in name their source,
 * those filled in here their form.
 */
export const ownPoint = z.object({
  anxiety: z.number().min(1).max(7),
  avoidance: z.number().min(1).max(7),
  form: z.enum(ownForms).nullable().default(null),
  source: z.string().min(1).max(80).nullable().default(null),
})
export type OwnPoint = z.output<typeof ownPoint>

export const ownForm = (id: OwnForm): Instrument => instrument(id)

/** The point that answers come to (by item, 1 to 7), by the form's own key; or the items that it still needs. */
export function pointOf(
  id: OwnForm,
  answers: Answers,
): { ok: true; anxiety: number; avoidance: number } | { ok: false; open: number[] } {
  const scores = new Map(score(ownForm(id), answers).map(({ scale, value }) => [scale, value]))
  const [anxiety, avoidance] = [scores.get('anxiety'), scores.get('avoidance')]
  if (anxiety == null || avoidance == null)
    return { ok: false, open: ownForm(id).items.flatMap(({ n }) => (answers[n] === undefined ? [n] : [])) }
  return { ok: true, anxiety, avoidance }
}

/** Where a point is from, as it is shown beside it. */
export function sourceOf({ form, source }: Pick<OwnPoint, 'form' | 'source'>): string {
  if (form) return `${ownForm(form).abbreviation}${form === 'ecr-rs' ? ', in general' : ''}, filled in here`
  return source ?? 'source not noted'
}
