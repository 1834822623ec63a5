'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { regions } from '@/lib/attachment'
import { writtenInstant } from '@/lib/dates'
import type { NextStep } from '@/lib/flags/next-steps'
import { ruptureKinds } from '@/lib/flags/rupture-judgement'
import type { FormAction, FormState } from '@/lib/form-state'

type Props = { action: FormAction; rule: string; mark: string; steps: readonly NextStep[]; most: number }

/** The steps of one rule, one after the other; an empty one is left out. */
export function StepsForm({ action, rule, mark, steps, most }: Props) {
  const [state, send] = useActionState(action, {})
  const places = Array.from({ length: Math.min(most, steps.length + 1) }, (_, index) => index)
  return (
    <form action={send} noValidate className="grid gap-6">
      <input type="hidden" name="rule" value={rule} />
      <input type="hidden" name="mark" value={mark} />
      {places.map(index => (
        <Step key={`${index} ${steps[index]?.text}`} index={index} step={steps[index]} state={state} />
      ))}
      <FormMessage state={state} />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  )
}

function Step({ index, step, state }: { index: number; step: NextStep | undefined; state: FormState }) {
  const typed = (name: string) => state.values?.[`${name}.${index}`]
  const error = (name: string) => state.errors?.[`${name}.${index}`]
  return (
    <fieldset className="grid gap-3 border-b border-rule pb-5">
      <legend className="mb-2 font-medium">{step ? `Step ${index + 1}` : 'Another step'}</legend>
      <Field label="Prompt" name={`text.${index}`} error={error('text')}>
        <Textarea rows={2} maxLength={400} defaultValue={typed('text') ?? step?.text} />
      </Field>
      <Field label="Source" name={`source.${index}`} error={error('source')}>
        <Input maxLength={200} autoComplete="off" defaultValue={typed('source') ?? step?.source} />
      </Field>
      <Only
        name={`kind.${index}`}
        label="Only for"
        values={ruptureKinds}
        held={chosenValues(`kind.${index}`, state) ?? step?.when?.kind}
      />
      <Only
        name={`region.${index}`}
        label="Only where attachment is"
        values={regions}
        held={chosenValues(`region.${index}`, state) ?? step?.when?.region}
      />
    </fieldset>
  )
}

/** What was ticked when the form was sent; a box that was not is not in what came back. */
const chosenValues = (name: string, { values }: FormState) => values && (values[name] ?? '').split(',')

type OnlyProps = { name: string; label: string; values: readonly string[]; held: readonly string[] | undefined }

/** Nothing ticked: for all. */
function Only({ name, label, values, held = [] }: OnlyProps) {
  return (
    <fieldset key={held.join()} className="flex flex-wrap items-center gap-x-5 gap-y-1.5 text-[0.8125rem]">
      <legend className="float-left mr-5 text-soft">{label}</legend>
      {values.map(value => (
        <Label key={value} className="font-normal">
          <Checkbox name={name} value={value} defaultChecked={held.includes(value)} />
          {value.replaceAll('-', ' ')}
        </Label>
      ))}
    </fieldset>
  )
}

type Change = { steps: readonly NextStep[] | null; changedAt: number; byName: string }
type StepChangesProps = { changes: readonly Change[]; reader: { locale: string; timeZone: string } }

/** Who changed the steps of a rule, when, and to what. */
export function StepChanges({ changes, reader }: StepChangesProps) {
  if (changes.length === 0) return null
  return (
    <details>
      <summary className="w-fit text-soft hover:text-ink">Changes ({changes.length})</summary>
      <ol className="mt-2 grid gap-3 text-[0.8125rem]">
        {changes.map(({ steps, changedAt, byName }) => (
          <li key={changedAt}>
            <p className="text-soft">
              {writtenInstant(changedAt, reader.locale, reader.timeZone)}, {byName}
              {steps === null && ': Attune’s own steps restored'}
            </p>
            <ul>
              {steps?.map(({ text, source }) => (
                <li key={text}>
                  {text} <span className="text-soft">{source}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  )
}
