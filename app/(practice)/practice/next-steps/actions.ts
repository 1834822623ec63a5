'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState } from '@/app/auth/to-form-state'
import { singleLine } from '@/app/fields'
import { checkboxes } from '@/app/form'
import { changeNextSteps } from '@/db/next-steps'
import { regions } from '@/lib/attachment'
import { mostSteps, type NextStep } from '@/lib/flags/next-steps'
import { ruleIds } from '@/lib/flags/rule'
import { ruptureKinds } from '@/lib/flags/rupture-judgement'

const which = { rule: z.enum(ruleIds), mark: z.string() }
const places = Array.from({ length: mostSteps }, (_, index) => index)

const typed = z.looseObject(which)

/** Puts the practice's own steps in place of those of a rule. */
export const saveSteps = formAction(typed, 'managePractice', async (viewer, sent, now) => {
  const read = places.map(index => stepAt(sent, index))
  const errors = Object.assign({}, ...read.map(({ errors: found }) => found))
  if (Object.keys(errors).length > 0) return { errors }
  const steps = read.flatMap(({ step }) => step ?? [])
  if (steps.length === 0) return { errors: { 'text.0': ['Write at least one step, or restore Attune’s own.'] } }
  const outcome = await changeNextSteps(viewer, { rule: sent.rule, mark: sent.mark, steps }, now)
  return toFormState(outcome, { message: 'Saved. Flags show these steps from now on.' })
})

/** Gives the steps of the house back to a rule. */
export const restoreSteps = formAction(z.object(which), 'managePractice', async (viewer, { rule, mark }, now) =>
  toFormState(await changeNextSteps(viewer, { rule, mark, steps: null }, now)),
)

type Read = { step?: NextStep; errors: Record<string, string[]> }

/** One step of the form; one without text is left out. */
function stepAt(sent: Record<string, unknown>, index: number): Read {
  const line = (name: string, most: number) => singleLine(most).safeParse(sent[`${name}.${index}`] ?? '')
  const [text, source] = [line('text', 400), line('source', 200)]
  if (text.data === '') return { errors: {} }
  if (!text.success) return { errors: { [`text.${index}`]: ['At most 400 characters.'] } }
  if (!source.data) return { errors: { [`source.${index}`]: [noSource] } }
  const kind = checkboxes(z.enum(ruptureKinds)).parse(sent[`kind.${index}`])
  const region = checkboxes(z.enum(regions)).parse(sent[`region.${index}`])
  const when = { ...(kind.length > 0 && { kind }), ...(region.length > 0 && { region }) }
  const isForAll = kind.length + region.length === 0
  return { step: { text: text.data, source: source.data, ...(!isForAll && { when }) }, errors: {} }
}

const noSource = 'Say in a few words where it comes from; “our own” is an answer too.'
