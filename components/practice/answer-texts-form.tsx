'use client'

import { useActionState } from 'react'
import { ActionForm } from '@/components/ui/form/action-form'
import { NoteField, TextField } from '@/components/ui/form/typed-fields'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CrisisLine, RiskArrangement } from '@/lib/answer/settings'
import type { FormAction } from '@/lib/form-state'

type Props = {
  language: string
  mark: string
  lines: readonly CrisisLine[]
  /** So many lines at the most. */
  mostLines: number
  whenRead: string
  arrangement: RiskArrangement | null
  action: FormAction
}

/** What clients read in one language. What they will read is marked as being in it. */
export function AnswerTextsForm({ language, mark, lines, mostLines, whenRead, arrangement, action }: Props) {
  const [state, send] = useActionState(action, {})
  const written = { lang: language, dir: 'auto' } as const
  const places = Array.from({ length: Math.min(mostLines, lines.length + 1) }, (_, index) => index)
  return (
    <ActionForm
      send={send}
      state={state}
      hidden={{ mark, language }}
      footer={
        <div>
          <SubmitButton>Save</SubmitButton>
        </div>
      }
    >
      <fieldset className="grid gap-4">
        <legend className="mb-1 font-medium">Numbers to call</legend>
        <p className="text-[0.8125rem] text-soft">
          Shown to every client when they have sent their answers, and on each page of a questionnaire with a risk item.
          The same for everyone, whatever they answer.
        </p>
        {places.map(index => (
          <fieldset key={index} className="grid gap-3 border-b border-rule pb-4 sm:grid-cols-[1.4fr_1fr_1fr]">
            <legend className="sr-only">Number {index + 1}</legend>
            <TextField
              label="Who answers"
              name={`who.${index}`}
              maxLength={80}
              defaultValue={lines[index]?.who}
              {...written}
            />
            <TextField
              label="When"
              name={`when.${index}`}
              maxLength={80}
              defaultValue={lines[index]?.when}
              {...written}
            />
            <TextField
              label="Number"
              name={`number.${index}`}
              inputMode="tel"
              maxLength={40}
              defaultValue={lines[index]?.number}
              dir="ltr"
            />
          </fieldset>
        ))}
        {lines.length < mostLines && lines.length > 0 && (
          <p className="-mt-1 text-[0.8125rem] text-soft">
            Leave the last row empty if there is no other. A row that you empty is taken out.
          </p>
        )}
      </fieldset>
      <NoteField
        label="When answers are read"
        name="whenRead"
        hint="Shown once they have sent. Left empty, they are told in our words that answers are read before the next appointment, not at every hour."
        maxLength={300}
        rows={2}
        defaultValue={whenRead}
        {...written}
      />
      <fieldset className="grid gap-4 border-t border-rule pt-4">
        <legend className="float-left font-medium">Questions about risk, asked from home</legend>
        <p className="clear-both -mt-2 text-[0.8125rem] text-soft">
          While these two are empty, questionnaires with a risk item are asked in this language in the practice only.
        </p>
        <NoteField
          label="What the client reads"
          name="clientReads"
          hint="Beside such a questionnaire: that nobody looks at once, and what to do when they need somebody now."
          maxLength={500}
          rows={3}
          defaultValue={arrangement?.clientReads ?? ''}
          {...written}
        />
        <NoteField
          label="Who looks at these answers, and when"
          name="whoLooks"
          hint="For the practice; clients do not see it."
          maxLength={500}
          rows={3}
          defaultValue={arrangement?.whoLooks ?? ''}
        />
      </fieldset>
    </ActionForm>
  )
}
