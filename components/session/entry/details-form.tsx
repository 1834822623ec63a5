'use client'

import { type ToggleEvent, useActionState, useId, useRef, useState } from 'react'
import { DateInput } from '@/components/ui/date-input'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { NativeSelect } from '@/components/ui/native-select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import type { SessionToRecord } from '@/db/session-entry'
import type { FormAction, FormState } from '@/lib/form-state'
import { attendanceText, modes, modeText, sessionAttendances } from '@/lib/history'

type Props = { session: SessionToRecord['session']; today: string; action: FormAction }

/** When and how the session took place. The defaults are nearly always right, so it stays folded. */
export function DetailsForm({ session, today, action }: Props) {
  const fold = useRef<HTMLDetailsElement>(null)
  const [state, send] = useActionState(async (previous: FormState, form: FormData) => {
    const next = await action(previous, form)
    // Done, it folds again, and the focus is where it was before. Whoever has gone on meanwhile stays there.
    if (next.ok && fold.current) {
      toast(next.message ?? '')
      const hadFocus = fold.current.contains(document.activeElement)
      fold.current.open = false
      if (hadFocus) fold.current.querySelector('summary')?.focus()
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
        <Field name="heldOn" label="Date" error={state.errors?.heldOn ?? state.errors?.another} className="max-w-64">
          <DateInput max={today} defaultValue={session.heldOn} typed={state.values?.heldOn} />
        </Field>
        <Field name="attendance" label="Attendance" error={state.errors?.attendance}>
          <NativeSelect defaultValue={typed.attendance}>
            {sessionAttendances.map(each => (
              <option key={each} value={each}>
                {attendanceText[each]}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field name="mode" label="Setting" error={state.errors?.mode}>
          <NativeSelect defaultValue={typed.mode}>
            {modes.map(each => (
              <option key={each} value={each}>
                {modeText[each]}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <SubmitButton variant="outline" className="sm:mt-[1.875rem]">
          Change
        </SubmitButton>
        {state.offers?.another && (
          <SubmitButton variant="outline" name="another" value={state.offers.another} className="sm:mt-[1.875rem]">
            Change all the same
          </SubmitButton>
        )}
      </form>
      {!state.ok && <FormMessage state={state} className="mt-3" />}
    </details>
  )
}

const longest = 1000

/** The clinician's own words on a session: agreed steps, what to take up again. Kept with the draft as it is typed; in no list. */
export function SessionNote({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const id = useId()
  const [isOpen] = useState(value !== '')
  const area = useRef<HTMLTextAreaElement>(null)
  // Whoever opens it is about to type; one that comes open, with what is kept, takes no focus.
  const typeOnceOpen = ({ currentTarget: fold }: ToggleEvent<HTMLDetailsElement>) => {
    if (fold.open && fold.contains(document.activeElement)) area.current?.focus()
  }
  return (
    <details open={isOpen} onToggle={typeOnceOpen} className="mb-6 max-w-2xl print:hidden">
      <summary className="w-fit cursor-pointer text-accent text-sm underline-offset-4 hover:underline">Note</summary>
      <div className="mt-3">
        <label htmlFor={id} className="sr-only">
          Session note
        </label>
        <Textarea
          ref={area}
          id={id}
          rows={3}
          maxLength={longest}
          value={value}
          aria-describedby={`${id}-hint`}
          onChange={event => onChange(event.target.value)}
        />
        <p id={`${id}-hint`} className="mt-1 text-soft text-sm">
          {`For the care team. Encrypted; in no list and on no chart, and in a report only when you choose.${left(value)}`}
        </p>
      </div>
    </details>
  )
}

const left = (value: string): string =>
  value.length > longest * 0.9 ? ` ${longest - value.length} characters left.` : ''
