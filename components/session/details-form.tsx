'use client'

import { useActionState, useRef } from 'react'
import { useSay } from '@/components/ui/announcing'
import { DateInput } from '@/components/ui/date-input'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { NativeSelect } from '@/components/ui/native-select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SessionToRecord } from '@/db/session-pages'
import type { FormAction, FormState } from '@/lib/form-state'
import { attendances, modes } from '@/lib/history'
import { attendanceWords, modeWords } from './details-words'

type Props = { session: SessionToRecord['session']; today: string; action: FormAction }

/** When and how the session took place. The defaults are nearly always right, so it stays folded. */
export function DetailsForm({ session, today, action }: Props) {
  const say = useSay()
  const fold = useRef<HTMLDetailsElement>(null)
  const [state, send] = useActionState(async (previous: FormState, form: FormData) => {
    const next = await action(previous, form)
    // Done, it folds again, and the focus is where it was before.
    if (next.ok && fold.current) {
      say(next.message ?? '')
      fold.current.open = false
      fold.current.querySelector('summary')?.focus()
    }
    return next
  }, {})
  const typed = { ...session, ...state.values }
  return (
    <details ref={fold} className="group mb-6 print:hidden">
      <summary className="w-fit cursor-pointer text-accent text-sm underline-offset-4 hover:underline">
        Change date, attendance or setting
      </summary>
      <form action={send} className="mt-3 flex flex-wrap items-start gap-x-4 gap-y-3">
        <input type="hidden" name="sessionId" value={session.id} />
        <input type="hidden" name="version" value={session.version} />
        <Field name="heldOn" label="Date" error={state.errors?.heldOn}>
          <DateInput max={today} defaultValue={session.heldOn} typed={state.values?.heldOn} />
        </Field>
        <Field name="attendance" label="Attendance" error={state.errors?.attendance}>
          <NativeSelect defaultValue={typed.attendance}>
            {attendances.map(each => (
              <option key={each} value={each}>
                {attendanceWords[each]}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field name="mode" label="Setting" error={state.errors?.mode}>
          <NativeSelect defaultValue={typed.mode}>
            {modes.map(each => (
              <option key={each} value={each}>
                {modeWords[each]}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <SubmitButton variant="outline" className="sm:mt-[1.875rem]">
          Change
        </SubmitButton>
      </form>
      {!state.ok && <FormMessage state={state} className="mt-3" />}
    </details>
  )
}
