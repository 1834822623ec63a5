'use client'

import { useActionState } from 'react'
import { ActionForm } from '@/components/ui/form/action-form'
import { ChoiceField } from '@/components/ui/form/typed-fields'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)
const choices = [{ value: 'none', label: 'No mail' }, ...hours.map((label, hour) => ({ value: String(hour), label }))]

/** At which hour somebody is mailed the day's counts; null where they are not. */
export function DailyMailForm({ action, hour }: { action: FormAction; hour: number | null }) {
  const [state, send] = useActionState(action, {})
  return (
    <div className="max-w-48">
      <ActionForm
        send={send}
        state={state}
        footer={
          <div>
            <SubmitButton variant="outline">Save</SubmitButton>
          </div>
        }
      >
        <ChoiceField name="hour" label="Hour" choices={choices} defaultValue={hour === null ? 'none' : String(hour)} />
      </ActionForm>
    </div>
  )
}
