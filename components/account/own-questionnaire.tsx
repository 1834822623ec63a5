'use client'

import { useActionState } from 'react'
import { cn } from '@/components/ui/cn'
import { FieldError } from '@/components/ui/field'
import { ActionForm, useTyped } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'

type Item = { n: number; cue: string }
type Props = {
  action: FormAction
  form: string
  items: readonly Item[]
  answers: readonly { value: number; label: string }[]
  sendKey: string
}

/** A questionnaire about oneself by its cues. Native radios, so that it works without script as well. */
export function OwnQuestionnaire({ action, form, items, answers, sendKey }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <ActionForm
      send={send}
      state={state}
      hidden={{ key: sendKey, form }}
      footer={
        <div>
          <SubmitButton>Save, for me alone</SubmitButton>
        </div>
      }
    >
      {items.map(item => (
        <ItemField key={item.n} item={item} answers={answers} />
      ))}
    </ActionForm>
  )
}

/** One item with its answers; what was chosen stays chosen when the form comes back. */
function ItemField({ item: { n, cue }, answers }: { item: Item; answers: Props['answers'] }) {
  const name = `item-${n}`
  const { error, typed } = useTyped(name)
  const isRefused = error !== undefined && error.length > 0
  return (
    <fieldset className="border-rule border-b pb-3" aria-describedby={isRefused ? `${name}-error` : undefined}>
      <legend className="pb-1.5">
        <span className="mr-2 text-soft tabular-nums">{n}</span>
        {cue}
      </legend>
      <div className="flex flex-wrap gap-x-1 gap-y-1.5">
        {answers.map(({ value, label }) => (
          <label
            key={value}
            className={cn(
              'inline-flex min-h-9 cursor-pointer items-center gap-1.5 rounded-md border border-edge/60 px-2.5',
              'hover:border-ink has-checked:border-accent has-checked:bg-wash has-focus-visible:outline-2 has-focus-visible:outline-accent',
            )}
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={typed === String(value)}
              aria-invalid={isRefused || undefined}
              className="accent-accent"
            />
            <span className="tabular-nums">{value}</span>
            {label && <span className="text-soft text-xs max-sm:sr-only">{label}</span>}
          </label>
        ))}
      </div>
      <FieldError id={`${name}-error`} errors={error} />
    </fieldset>
  )
}
