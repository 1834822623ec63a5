'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId } from '@/app/fields'
import { checkbox, checkboxes } from '@/app/form'
import * as library from '@/db/library'
import * as wordings from '@/db/wordings'
import type { FormState } from '@/lib/form-state'
import { draftErrors, instrumentOf } from '@/lib/instruments/draft-instrument'
import { type SentFile, unreadReason } from '@/lib/instruments/file-text'
import { readJson } from '@/lib/instruments/json-text'
import { measureDraftSchema } from '@/lib/instruments/measure-draft'
import { mostCharacters as mostDefinitionCharacters, readOwnMeasure } from '@/lib/instruments/own-measure'
import { mostCharacters as mostWordingCharacters, readQuestionnaire } from '@/lib/instruments/questionnaire'
import { type FoundWording, isToCompare } from '@/lib/instruments/questionnaire/found-wording'
import type { Wording } from '@/lib/instruments/wording'
import { commonLanguages, noLanguage } from '@/lib/text/language'

const instrumentId = z.string().regex(/^[a-z0-9-]{1,40}$/)
const sentFile = { text: z.string().default(''), unreadFile: z.string().max(200).optional() }
const step = z.enum(['check', 'keep', 'change'])

const wordingForm = z.object({
  instrumentId,
  ...sentFile,
  step,
  /** Which of the wordings that the file holds. */
  keep: checkboxes(z.string().max(80)),
  /** Of a file that does not say it. */
  language: z.enum(commonLanguages).optional(),
  licence: checkbox,
  compared: checkbox,
})

/** Reads a file of wordings and shows where they go; with the licence confirmed, keeps those chosen. The file is read anew each time. */
export const loadWording = formAction(wordingForm, 'managePractice', async (viewer, sent, now) => {
  const instrument = (await library.libraryInstrument(viewer, sent.instrumentId)) ?? notFound()
  if (sent.step === 'change') return { values: { text: '' } }
  const unread = unreadErrors(sent, mostWordingCharacters)
  if (unread) return unread
  const read = readQuestionnaire(sent.text, instrument)
  if (!read.ok) return { errors: { text: read.problems } }
  const preview = { found: read.found, notes: read.notes }
  if (sent.step === 'check') return { preview }
  const chosen = chosenOf(read.found, sent.keep)
  const errors = keepProblems(chosen, sent)
  if (Object.keys(errors).length > 0) return { preview, errors }
  const kept = await wordings.keepWordings(
    viewer,
    {
      instrumentId: instrument.id,
      wordings: chosen.map(each => inLanguage(each.wording, sent)),
      licenceConfirmed: true,
    },
    now,
  )
  return kept.ok ? redirect(`/instruments/${instrument.id}`) : { preview, ...toFormState(kept) }
})

/** Where a file holds one wording, there is nothing to choose. */
const chosenOf = (found: readonly FoundWording[], ids: readonly string[]) =>
  found.length === 1 ? found : found.filter(({ id }) => ids.includes(id))

function keepProblems(chosen: readonly FoundWording[], sent: z.output<typeof wordingForm>): Record<string, string[]> {
  const asks = chosen.some(each => each.wording.language === noLanguage)
  return {
    ...(chosen.length === 0 && { keep: ['Please choose at least one.'] }),
    ...(asks && !sent.language && { language: ['Please say which language this is.'] }),
    ...(chosen.some(isToCompare) && !sent.compared && { compared: ['Please confirm this first.'] }),
    ...(!sent.licence && { licence: ['Please confirm this first.'] }),
  }
}

const inLanguage = (wording: Wording, { language }: { language?: string | undefined }): Wording =>
  wording.language === noLanguage && language ? { ...wording, language } : wording

export const removeWording = formAction(z.object({ wordingId: rowId }), 'managePractice', async (viewer, sent, now) =>
  toFormState(await wordings.removeWording(viewer, sent, now)),
)

/** Beside the file, and without a word of what is in it. */
function unreadErrors(sent: SentFile, most: number): FormState | null {
  const reason = unreadReason(sent, most)
  return reason === null ? null : { errors: { unreadFile: [reason] } }
}

const ownMeasureForm = z.object({ ...sentFile, step })

/** Reads the definition of a practice's own measure and shows what it makes; sent again to be kept, keeps it. */
export const addOwnMeasure = formAction(ownMeasureForm, 'managePractice', async (viewer, sent, now) => {
  if (sent.step === 'change') return { values: { text: sent.text } }
  const unread = unreadErrors(sent, mostDefinitionCharacters)
  if (unread) return unread
  const read = readOwnMeasure(sent.text)
  if (!read.ok) return { errors: { text: read.problems } }
  if (sent.step === 'check') return { preview: read.instrument, errors: {} }
  const added = await library.addOwnMeasure(viewer, { instrument: read.instrument }, now)
  if (added.ok) return redirect(`/instruments/${read.instrument.id}`)
  return added.why === 'invalid' ? { errors: { text: Object.values(added.errors).flat() } } : toFormState(added)
})

/** The measure that the form for it made, as the same text that a file of it would hold. */
const draft = z
  .string()
  .transform(sent => {
    const json = readJson(sent)
    return json.ok ? json.value : null
  })
  .pipe(measureDraftSchema)

/** Adds a measure that was made by the form. Unlike a file, it never takes the place of another of its name. */
export const addDraftMeasure = formAction(z.object({ draft }), 'managePractice', async (viewer, sent, now) => {
  const errors = draftErrors(sent.draft)
  if (Object.keys(errors).length > 0) return { errors }
  const read = readOwnMeasure(JSON.stringify(instrumentOf(sent.draft)))
  if (!read.ok) {
    // Only whether its name is taken is not known to the form.
    const [named, others] = [true, false].map(is => read.problems.filter(each => each.startsWith('id ') === is))
    return { errors: { id: named ?? [], definition: others ?? [] } }
  }
  const added = await library.addOwnMeasure(viewer, { instrument: read.instrument, isNew: true }, now)
  return added.ok ? redirect(`/instruments/${read.instrument.id}`) : toFormState(added)
})

export const withdrawOwnMeasure = formAction(
  z.object({ id: instrumentId }),
  'managePractice',
  async (viewer, sent, now) => toFormState(await library.withdrawOwnMeasure(viewer, sent, now)),
)

export const offerOwnMeasure = formAction(z.object({ id: instrumentId }), 'managePractice', async (viewer, sent, now) =>
  toFormState(await library.offerOwnMeasure(viewer, sent, now)),
)
