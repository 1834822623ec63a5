'use server'

import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { rowId } from '@/app/fields'
import { checkbox } from '@/app/form'
import * as library from '@/db/library'
import * as wordings from '@/db/wordings'
import { readOwnMeasure } from '@/lib/instruments/own-measure'
import { readQuestionnaire } from '@/lib/instruments/questionnaire'

const instrumentId = z.string().regex(/^[a-z0-9-]{1,40}$/)
/** The text of a file. How long it may be is said by what reads it, with all else that does not fit. */
const text = z.string()
const step = z.enum(['check', 'keep', 'change'])

/** Reads a file of wording and shows where it goes; with the licence confirmed, keeps it. The file is read anew each time. */
export const loadWording = formAction(
  z.object({ instrumentId, text, step, licence: checkbox }),
  'managePractice',
  async (viewer, sent, now) => {
    const instrument = (await library.libraryInstrument(viewer, sent.instrumentId)) ?? notFound()
    if (sent.step === 'change') return { values: { text: '' } }
    const read = readQuestionnaire(sent.text, instrument)
    if (!read.ok) return { errors: { text: read.problems } }
    const preview = read.wording
    if (sent.step === 'check') return { preview }
    if (!sent.licence) return { preview, errors: { licence: ['Please confirm this first.'] } }
    const kept = await wordings.keepWording(
      viewer,
      { instrumentId: instrument.id, wording: preview, licenceConfirmed: true },
      now,
    )
    return kept.ok ? redirect(`/instruments/${instrument.id}`) : toFormState(kept)
  },
)

export const removeWording = formAction(z.object({ wordingId: rowId }), 'managePractice', async (viewer, sent, now) =>
  toFormState(await wordings.removeWording(viewer, sent, now)),
)

/** Reads the definition of a practice's own measure and shows what it makes; sent again to be kept, keeps it. */
export const addOwnMeasure = formAction(z.object({ text, step }), 'managePractice', async (viewer, sent, now) => {
  if (sent.step === 'change') return { values: { text: sent.text } }
  const read = readOwnMeasure(sent.text)
  if (!read.ok) return { errors: { text: read.problems } }
  if (sent.step === 'check') return { preview: read.instrument, errors: {} }
  const added = await library.addOwnMeasure(viewer, { instrument: read.instrument }, now)
  if (added.ok) return redirect(`/instruments/${read.instrument.id}`)
  return added.why === 'invalid' ? { errors: { text: Object.values(added.errors).flat() } } : toFormState(added)
})

export const withdrawOwnMeasure = formAction(
  z.object({ id: instrumentId }),
  'managePractice',
  async (viewer, sent, now) => toFormState(await library.withdrawOwnMeasure(viewer, sent, now)),
)

export const offerOwnMeasure = formAction(z.object({ id: instrumentId }), 'managePractice', async (viewer, sent, now) =>
  toFormState(await library.offerOwnMeasure(viewer, sent, now)),
)
