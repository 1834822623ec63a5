'use client'

import { useActionState } from 'react'
import { ActionForm } from '@/components/ui/form/action-form'
import { DateField } from '@/components/ui/form/typed-fields'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

type Props = {
  action: FormAction
  /** The day from which it is asked for, as stored; null where it is nobody's duty. */
  fromOn: string | null
  /** The same day in words. */
  written: string | null
}

/** Whether everybody of the practice has to have a second factor, and from when on. */
export function SecondFactorRule({ action, fromOn, written }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <section aria-labelledby="second-factor" className="grid max-w-md gap-4">
      <h2 id="second-factor" className="font-serif text-xl">
        Second factor
      </h2>
      <p className="text-soft">
        {written === null
          ? 'Everybody may set one up. You can ask everybody for one from a day on: until then they are reminded, and from then on nothing but their own account opens without it.'
          : `Everybody needs one from ${written} on. Whoever has none by then first has to set it up.`}
      </p>
      <ActionForm
        key={fromOn}
        send={send}
        state={state}
        hidden={fromOn === null ? {} : { before: fromOn }}
        footer={
          <div>
            <SubmitButton variant="outline">Save</SubmitButton>
          </div>
        }
      >
        <DateField
          label="Needed from"
          name="fromOn"
          hint="Leave it empty to ask nobody."
          {...(fromOn !== null && { defaultValue: fromOn })}
        />
      </ActionForm>
    </section>
  )
}
