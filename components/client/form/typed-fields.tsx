'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { useTyped } from './form-context'

type About = { label: ReactNode; name: string; hint?: ReactNode; fieldClassName?: string }

/** An input that shows its own errors and, after a refusal, what was typed. */
export function TextField({
  label,
  name,
  hint,
  fieldClassName,
  defaultValue,
  ...input
}: About & ComponentProps<'input'>) {
  const { error, typed } = useTyped(name)
  return (
    <Field label={label} name={name} hint={hint} error={error} className={fieldClassName}>
      <Input autoComplete="off" defaultValue={typed ?? defaultValue} {...input} />
    </Field>
  )
}

/** A calendar day. */
export function DateField(props: About & ComponentProps<'input'>) {
  return <TextField {...props} type="date" />
}

/** Room for a few sentences. */
export function NoteField({
  label,
  name,
  hint,
  fieldClassName,
  defaultValue,
  ...input
}: About & ComponentProps<'textarea'>) {
  const { error, typed } = useTyped(name)
  return (
    <Field label={label} name={name} hint={hint} error={error} className={fieldClassName}>
      <Textarea defaultValue={typed ?? defaultValue} {...input} />
    </Field>
  )
}

/** Yes or no; no unless somebody ticks it. */
export function TickField({ label, name }: { label: ReactNode; name: string }) {
  const { typed } = useTyped(name)
  return (
    <Label className="font-normal">
      <Checkbox name={name} defaultChecked={typed === 'on'} />
      {label}
    </Label>
  )
}

type Choice = { value: string; label: string }

/** One of a list; nothing is chosen until somebody does, unless a default is given. */
export function ChoiceField({
  label,
  name,
  hint,
  choices,
  defaultValue = '',
}: About & { choices: readonly Choice[]; defaultValue?: string }) {
  const { error, typed } = useTyped(name)
  return (
    <Field label={label} name={name} hint={hint} error={error}>
      <NativeSelect defaultValue={typed ?? defaultValue}>
        {defaultValue === '' && <option value="">Choose…</option>}
        {choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </NativeSelect>
    </Field>
  )
}
