'use client'

import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import { DateInput } from '@/components/ui/date-input'
import { useDates } from '@/components/ui/dates'
import { Field } from '@/components/ui/field'
import { useTyped } from '@/components/ui/form/action-form'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { Textarea } from '@/components/ui/textarea'
import { shortDate } from '@/lib/dates'
import { readDate } from '@/lib/text/read-date'

/** Its value is text. */
type Control<Tag extends 'input' | 'textarea'> = Omit<ComponentProps<Tag>, 'defaultValue'> & { defaultValue?: string }
type About = { label: ReactNode; name: string; hint?: ReactNode; fieldClassName?: string }

/** An input that shows its own errors and, after a refusal, what was typed. */
export function TextField({ label, name, hint, fieldClassName, defaultValue, ...input }: About & Control<'input'>) {
  const { error, offer, typed, theirs } = useTyped(name, defaultValue)
  return (
    <div
      data-slot="text-field"
      className={cn('grid justify-items-start gap-1.5 *:data-[slot=field]:w-full', fieldClassName)}
    >
      <Field label={label} name={name} hint={beside(hint, theirs)} error={error}>
        <Input autoComplete="off" defaultValue={typed ?? defaultValue} {...input} />
      </Field>
      {offer !== undefined && <Offer name={name} value={offer} />}
    </div>
  )
}

/** Puts a value that would do into a field whose own was refused. */
function Offer({ name, value }: { name: string; value: string }) {
  const take = (event: MouseEvent<HTMLButtonElement>) => {
    const field = event.currentTarget.form?.elements.namedItem(name)
    if (!(field instanceof HTMLInputElement)) return
    field.value = value
    field.focus()
  }
  return (
    <Button variant="outline" size="sm" onClick={take}>
      Use {value}
    </Button>
  )
}

/** A calendar day, in the practice's order. */
export function DateField({ label, name, hint, fieldClassName, ...input }: About & ComponentProps<typeof DateInput>) {
  const { defaultValue, years } = input
  const { locale, order, today } = useDates()
  const { error, typed, theirs } = useTyped(name, defaultValue)
  // Written in another way, it is still the same day.
  const differs = theirs !== null && readDate(typed ?? '', { order, today, years }) !== theirs
  const stored = differs ? theirs && shortDate(theirs, locale) : null
  return (
    <Field label={label} name={name} hint={beside(hint, stored)} error={error} className={fieldClassName}>
      <DateInput {...input} typed={typed} />
    </Field>
  )
}

/** Room for a few sentences. */
export function NoteField({ label, name, hint, fieldClassName, defaultValue, ...input }: About & Control<'textarea'>) {
  const { error, typed, theirs } = useTyped(name, defaultValue)
  return (
    <Field label={label} name={name} hint={beside(hint, theirs)} error={error} className={fieldClassName}>
      <Textarea defaultValue={typed ?? defaultValue} {...input} />
    </Field>
  )
}

/** The hint, with what is stored by now. */
function beside(hint: ReactNode, theirs: string | null): ReactNode {
  if (theirs === null) return hint
  return (
    <>
      {hint} <span className="text-ink">Stored now: {theirs === '' ? 'nothing' : `“${theirs}”`}.</span>
    </>
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
  const { error, typed, theirs } = useTyped(name, defaultValue)
  const stored = theirs === null ? null : (choices.find(choice => choice.value === theirs)?.label ?? theirs)
  return (
    <Field label={label} name={name} hint={beside(hint, stored)} error={error}>
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
