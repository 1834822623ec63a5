'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId } from '@/app/fields'
import { errorsOf } from '@/app/form'
import { renewEarlyCut } from '@/db/early-cut'
import { changeSettings, practiceSettings, previewSettings } from '@/db/practice-settings'
import { settingGroups, withNumbers } from '@/lib/setting-fields'
import { settingsSchema } from '@/lib/settings'

const all = settingGroups.flatMap(group => group.fields)
const number = z
  .string()
  .transform(text => Number(text.trim().replace(',', '.')))
  .refine(value => Number.isFinite(value), { error: 'A number.' })
const fields = z.object({
  mark: z.string(),
  step: z.enum(['preview', 'save']),
  /** The numbers whose effect was shown. */
  shown: z.string().optional(),
  ...Object.fromEntries(all.map(({ path, isOptional }) => [path, isOptional ? number.optional() : number])),
})

/** Shows what other settings would change, and with a second yes keeps them and reads every episode again. */
export const setThresholds = formAction(
  fields,
  'managePractice',
  async (viewer, { mark, step, shown, ...sent }, now) => {
    const { settings } = await practiceSettings(viewer)
    const numbers = z.record(z.string(), z.number()).parse(sent)
    const wanted = settingsSchema.safeParse(withNumbers(settings, numbers))
    if (!wanted.success) return { errors: errorsOf(wanted.error) }
    const isShown = shown === JSON.stringify(numbers)
    if (step === 'preview' || !isShown)
      return { preview: await previewSettings(viewer, wanted.data), shown: JSON.stringify(numbers), errors: {} }
    const outcome = await changeSettings(viewer, { mark, settings: wanted.data }, now)
    return toFormState(outcome, { message: 'Saved. The flags were read again by it.' })
  },
)

/** Takes the practice's own cut for early alliance anew. */
export const renewCut = formAction(z.object({ instrumentId: rowId }), 'managePractice', async (viewer, sent, now) => {
  const outcome = await renewEarlyCut(viewer, sent.instrumentId, now)
  if (!outcome.ok && outcome.why === 'invalid') return { message: Object.values(outcome.errors).flat().join(' ') }
  return toFormState(outcome)
})
