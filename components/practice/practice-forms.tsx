'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import type { Disputed } from '@/lib/settings'
import { LocaleField, type NamedLocale, TimeZoneField } from '../ui/form/locale-field'

type PracticeFormProps = {
  action: FormAction
  name: string
  timeZone: string
  locale: string
  timeZones: readonly string[]
  locales: readonly NamedLocale[]
}

export function PracticeForm({ action, name, timeZone, locale, timeZones, locales }: PracticeFormProps) {
  const [state, send] = useActionState(action, {})
  const { errors = {}, values } = state
  return (
    <form action={send} noValidate className="grid max-w-md gap-5">
      <input type="hidden" name="nameBefore" value={name} />
      <input type="hidden" name="timeZoneBefore" value={timeZone} />
      <input type="hidden" name="localeBefore" value={locale} />
      <Field label="Name of the practice" name="name" error={errors.name}>
        <Input autoComplete="off" maxLength={120} defaultValue={values?.name ?? name} required />
      </Field>
      <TimeZoneField zones={timeZones} value={values?.timeZone ?? timeZone} error={errors.timeZone} />
      <LocaleField locales={locales} value={values?.locale ?? locale} error={errors.locale} />
      <FormMessage state={state} />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  )
}

type Props = {
  action: FormAction
  /** Of the settings that were read: a change by somebody else in between is noticed. */
  mark: string
  disputed: readonly Disputed[]
}

/** Where sources give different values for a reliable change, the practice says which one it goes by. */
export function ReliableChangeForm({ action, mark, disputed }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send} className="grid gap-5">
      <input type="hidden" name="mark" value={mark} />
      {disputed.map(each => (
        <Choice key={each.id} disputed={each} typed={state.values?.[each.id]} />
      ))}
      <FormMessage state={state} />
      <div>
        <SubmitButton variant="outline">Save</SubmitButton>
      </div>
    </form>
  )
}

function Choice({
  disputed: { id, abbreviation, values, chosen },
  typed,
}: {
  disputed: Disputed
  typed: string | undefined
}) {
  const isChosen = (index: number) => index === (typed === undefined ? chosen : Number(typed))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{abbreviation}: what counts as a reliable change</legend>
      {values.map(({ value, confidence, source, note }, index) => (
        <Label key={source} className="items-baseline font-normal">
          <input
            type="radio"
            name={id}
            value={index}
            defaultChecked={isChosen(index)}
            className="size-4 shrink-0 translate-y-0.5 accent-accent"
          />
          <span>
            {value} points or more, {confidence ?? 'level not stated'}
            <span className="block text-[0.8125rem] text-soft">{[source, note].filter(Boolean).join('. ')}</span>
          </span>
        </Label>
      ))}
    </fieldset>
  )
}
