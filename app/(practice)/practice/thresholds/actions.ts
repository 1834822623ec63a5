'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId } from '@/app/fields'
import { errorsOf } from '@/app/form'
import { previewInTurn } from '@/app/heavy-work'
import { renewEarlyCut } from '@/db/early-cut'
import { offered } from '@/db/library'
import {
  changeSettings,
  episodesBeingRead,
  practiceSettings,
  previewSettings,
  type SettingsPreview,
} from '@/db/practice-settings'
import { reliableChangeField, settingGroups, settingRange, withNumbers } from '@/lib/setting-fields'
import { disputedAmong, settingsSchema } from '@/lib/settings'

const all = settingGroups.flatMap(group => group.fields)

/** The numbers that were typed, by path. What is none is passed on as none, so that the settings refuse it with all else. */
function numbersIn(sent: Readonly<Record<string, string>>): Record<string, number> {
  const typed = all.flatMap(({ path, isOptional }) => {
    const text = sent[path]?.trim() ?? ''
    return text === '' && isOptional
      ? []
      : [[path, /\d/.test(text) ? Number(text.replace(',', '.')) : Number.NaN] as const]
  })
  return Object.fromEntries(typed)
}

/** What may be typed stands beside a number that may not, whatever is wrong with it. */
const rangeOf = ({ path = [] }: z.core.$ZodRawIssue) => {
  const at = path.join('.')
  return all.some(field => field.path === at) ? settingRange(at) : undefined
}

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
    const typed = numbersIn(sent)
    const chosen = disputedAmong(await offered(viewer), settings).flatMap(({ id, values }) => {
      const place = placeAmong(values.length).safeParse(sent[reliableChangeField(id)])
      return place.success ? [[id, place.data] as const] : []
    })
    const reliableChange = { ...settings.reliableChange, ...Object.fromEntries(chosen) }
    const wanted = settingsSchema.safeParse(withNumbers({ ...settings, reliableChange }, typed), { error: rangeOf })
    if (!wanted.success) return { errors: errorsOf(wanted.error) }
    const effect = JSON.stringify([typed, chosen])
    if (step === 'preview' || shown !== effect)
      return previewed(await previewInTurn(viewer, () => previewSettings(viewer, wanted.data)), effect)
    const outcome = await changeSettings(viewer, { mark, settings: wanted.data }, now)
    const isRead = (await episodesBeingRead(viewer)) === null
    return toFormState(outcome, { message: isRead ? checkedAgain : beingChecked })
  },
)

const previewed = (preview: SettingsPreview | null, shown: string) =>
  preview === null ? { message: givenUp } : { preview, shown, errors: {} }

const givenUp = 'Another preview was asked for meanwhile, or this page was left. Please ask for this one again.'
const checkedAgain = 'Saved. All flags were checked again with the new settings.'
const beingChecked = 'Saved. All flags are being checked again with the new settings; how far that is stands above.'

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
