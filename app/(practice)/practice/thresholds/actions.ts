'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId } from '@/app/fields'
import { errorsOf, sentence } from '@/app/form'
import { renewEarlyCut } from '@/db/early-cut'
import { offered } from '@/db/library'
import { changeSettings, practiceSettings, previewSettings } from '@/db/practice-settings'
import { reliableChangeField, settingGroups, withNumbers } from '@/lib/setting-fields'
import { disputedAmong, settingsSchema } from '@/lib/settings'

const all = settingGroups.flatMap(group => group.fields)
const number = z
  .string()
  .transform(text => Number(text.trim().replace(',', '.')))
  .refine(value => Number.isFinite(value), { error: 'Please give a number.' })
const numbers = z.object(
  Object.fromEntries(all.map(({ path, isOptional }) => [path, isOptional ? number.optional() : number])),
)

/** Beside these, the numbers, and which published value counts: a field for each instrument that sources differ on. */
const fields = z
  .object({
    mark: z.string(),
    step: z.enum(['preview', 'save']),
    /** The settings whose effect was shown. */
    shown: z.string().optional(),
  })
  .catchall(z.string())

/** Shows what other settings would change, and with a second yes keeps them and reads every episode again. */
export const setThresholds = formAction(
  fields,
  'managePractice',
  async (viewer, { mark, step, shown, ...sent }, now) => {
    const { settings } = await practiceSettings(viewer)
    const read = numbers.safeParse(sent, { error: sentence })
    if (!read.success) return { errors: errorsOf(read.error) }
    const typed = z.record(z.string(), z.number()).parse(read.data)
    const chosen = disputedAmong(await offered(viewer), settings).flatMap(({ id, values }) => {
      const place = placeAmong(values.length).safeParse(sent[reliableChangeField(id)])
      return place.success ? [[id, place.data] as const] : []
    })
    const reliableChange = { ...settings.reliableChange, ...Object.fromEntries(chosen) }
    const wanted = settingsSchema.safeParse(withNumbers({ ...settings, reliableChange }, typed))
    if (!wanted.success) return { errors: errorsOf(wanted.error) }
    const effect = JSON.stringify([typed, chosen])
    if (step === 'preview' || shown !== effect)
      return { preview: await previewSettings(viewer, wanted.data), shown: effect, errors: {} }
    const outcome = await changeSettings(viewer, { mark, settings: wanted.data }, now)
    return toFormState(outcome, { message: 'Saved. All flags were checked again with the new settings.' })
  },
)

const placeAmong = (count: number) =>
  z.coerce
    .number<string>()
    .int()
    .min(0)
    .max(count - 1)

/** Takes the practice's own cut for early alliance anew. */
export const renewCut = formAction(z.object({ instrumentId: rowId }), 'managePractice', async (viewer, sent, now) => {
  const outcome = await renewEarlyCut(viewer, sent.instrumentId, now)
  if (!outcome.ok && outcome.why === 'invalid') return { message: Object.values(outcome.errors).flat().join(' ') }
  return toFormState(outcome)
})
