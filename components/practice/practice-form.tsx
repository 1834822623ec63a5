'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
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
