'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { LocaleField, type NamedLocale, TimeZoneField } from '../ui/form/locale-field'
import { NewPassword } from '../ui/password-field'

type Props = {
  action: FormAction
  timeZones: readonly string[]
  locales: readonly NamedLocale[]
  timeZone: string
  locale: string
}

export function SetupForm({ action, timeZones, timeZone, locales, locale }: Props) {
  const [state, send] = useActionState(action, {})
  const { errors = {}, values } = state
  return (
    <form action={send} className="grid gap-5">
      <Field label="Code" name="code" hint="The terminal in which Attune was started shows it." error={errors.code}>
        <Input
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={values?.code}
          required
        />
      </Field>
      <Field label="Name of the practice" name="practice" error={errors.practice}>
        <Input autoComplete="organization" maxLength={120} defaultValue={values?.practice} required />
      </Field>
      <TimeZoneField zones={timeZones} value={values?.timeZone ?? timeZone} error={errors.timeZone} />
      <LocaleField locales={locales} value={values?.locale ?? locale} error={errors.locale} />
      <Field label="Your name" name="name" error={errors.name}>
        <Input autoComplete="name" maxLength={120} defaultValue={values?.name} required />
      </Field>
      <Field label="Your e-mail address" name="email" hint="You log in with it." error={errors.email}>
        <Input type="email" autoComplete="username" defaultValue={values?.email} required />
      </Field>
      <NewPassword label="Password" error={errors.password} />
      <Label>
        <Checkbox name="isClinician" defaultChecked={values ? values.isClinician === 'on' : true} />I also see clients
        myself
      </Label>
      <FormMessage state={state} />
      <SubmitButton pending="Setting up…">Set up the practice</SubmitButton>
    </form>
  )
}
