'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { Section } from '../ui/section'

type Props = { action: FormAction; years: number | null }

/** For how many years records are kept: whoever would erase one before is warned. */
export function RetentionForm({ action, years }: Props) {
  const [state, send] = useActionState(action, {})
  const { errors = {}, values } = state
  const kept = years === null ? '' : String(years)
  return (
    <Section id="records" title="Keeping records" className="mt-10 max-w-md">
      <form action={send} noValidate className="grid gap-5">
        <input type="hidden" name="yearsBefore" value={kept} />
        <Field
          label="Years after the last day of a therapy"
          name="years"
          hint="As the law or your contracts ask. Whoever erases a client before that is warned. Nothing is erased by itself."
          error={errors.years}
        >
          <Input
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            defaultValue={values?.years ?? kept}
            className="w-24"
          />
        </Field>
        <FormMessage state={state} />
        <div>
          <SubmitButton>Save</SubmitButton>
        </div>
      </form>
    </Section>
  )
}
