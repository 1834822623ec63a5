'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldError } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form/action-form'
import { ChoiceField, NoteField, TextField } from '@/components/ui/form/typed-fields'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { SubmitButton } from '@/components/ui/submit-button'
import type { AnswerSettings } from '@/lib/answer/settings'
import type { FormAction, FormState } from '@/lib/form-state'
import { dateInNumbers, dateOrderOf, orderWords } from '@/lib/text/date-order'
import { Section } from '../ui/section'

type Props = {
  settings: AnswerSettings
  mark: string
  /** Who can be the deputy. */
  deputies: readonly { id: string; name: string }[]
  locale: string
  action: FormAction
}

/** When somebody of the practice is there, who is told, and whether clients see scores. */
export function AnswerRulesForm({ settings, mark, deputies, locale, action }: Props) {
  const [state, send] = useActionState(action, {})
  const order = dateOrderOf(locale)
  return (
    <Section id="rules" title="When somebody looks" className="mt-12 max-w-3xl">
      <ActionForm
        send={send}
        state={state}
        hidden={{ mark }}
        footer={
          <div>
            <SubmitButton>Save</SubmitButton>
          </div>
        }
      >
        <fieldset className="grid gap-2">
          <legend className="font-medium">When somebody of the practice is there</legend>
          <p className="mb-1 text-[0.8125rem] text-soft">
            Answers that nobody looks at are counted by these hours, and mail to clients goes out in them. Leave a day
            empty on which nobody is there.
          </p>
          {weekdays.map((name, index) => (
            <Day key={name} name={name} day={index + 1} open={settings.hours[index] ?? null} state={state} />
          ))}
        </fieldset>
        <NoteField
          label="Closed days"
          name="closedDays"
          hint={`Holidays and other days on which nobody is there, one to a line, as ${orderWords[order]}.`}
          rows={3}
          defaultValue={settings.closedDays.map(date => dateInNumbers(date, order)).join('\n')}
          fieldClassName="max-w-xs"
        />
        <TextField
          label="Answers are unseen after"
          name="unseenAfterHours"
          hint="Working hours. From then on administrators are told how many there are, and nothing else about them."
          inputMode="numeric"
          maxLength={2}
          className="w-20"
          defaultValue={String(settings.unseenAfterHours)}
        />
        <div className="max-w-xs">
          <ChoiceField
            label="Deputy"
            name="deputyId"
            hint="Told of a Safety flag beside the responsible clinician, while no colleague covers for them."
            choices={[
              { value: 'none', label: 'Nobody' },
              ...deputies.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            defaultValue={settings.deputyId ?? 'none'}
          />
        </div>
        <Scores showsScores={settings.showsScores} />
      </ActionForm>
    </Section>
  )
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

type DayProps = { name: string; day: number; open: AnswerSettings['hours'][number]; state: FormState }

function Day({ name, day, open, state }: DayProps) {
  const error = state.errors?.[`from.${day}`]
  const typed = (field: string, stored: string | undefined) => state.values?.[`${field}.${day}`] ?? stored ?? ''
  const about = {
    type: 'time',
    className: 'w-32',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `day-${day}-error` : undefined,
  } as const
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="w-24 max-sm:basis-full">{name}</span>
        <Input
          {...about}
          name={`from.${day}`}
          aria-label={`${name}, from`}
          key={`from ${typed('from', open?.from)}`}
          defaultValue={typed('from', open?.from)}
        />
        <span className="text-soft">to</span>
        <Input
          {...about}
          name={`to.${day}`}
          aria-label={`${name}, to`}
          key={`to ${typed('to', open?.to)}`}
          defaultValue={typed('to', open?.to)}
        />
      </div>
      <FieldError id={`day-${day}-error`} errors={error} />
    </div>
  )
}

function Scores({ showsScores }: Pick<AnswerSettings, 'showsScores'>) {
  return (
    <div className="grid gap-1">
      <Label className="font-normal">
        <Checkbox
          key={String(showsScores)}
          name="showsScores"
          defaultChecked={showsScores}
          aria-describedby="scores-hint"
        />
        Clients see their own scores when they have sent their answers
      </Label>
      <p id="scores-hint" className="text-[0.8125rem] text-soft">
        Off unless you say otherwise: a number without somebody to talk to about it can worry.
      </p>
    </div>
  )
}
