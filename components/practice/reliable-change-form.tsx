'use client'

import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { Label } from '@/components/ui/label'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import type { Disputed } from '@/lib/settings'

type Props = {
  action: FormAction
  /** Of the settings that were read: a change by somebody else in between is noticed. */
  mark: string
  disputed: readonly Disputed[]
}

/** Where sources give different values for a reliable change, the practice says which one it goes by. */
export function ReliableChangeForm({ action, mark, disputed }: Props) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send} className="grid gap-5">
      <input type="hidden" name="mark" value={mark} />
      {disputed.map(each => (
        <Choice key={each.id} disputed={each} typed={state.values?.[each.id]} />
      ))}
      <FormMessage state={state} />
      <div>
        <SubmitButton variant="outline">Save</SubmitButton>
      </div>
    </form>
  )
}

function Choice({ disputed: { id, short, values, chosen }, typed }: { disputed: Disputed; typed: string | undefined }) {
  const isChosen = (index: number) => index === (typed === undefined ? chosen : Number(typed))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{short}: what counts as a reliable change</legend>
      {values.map(({ value, confidence, source, note }, index) => (
        <Label key={source} className="items-baseline font-normal">
          <input
            type="radio"
            name={id}
            value={index}
            defaultChecked={isChosen(index)}
            className="size-4 shrink-0 translate-y-0.5 accent-accent"
          />
          <span>
            {value} points or more, {confidence ?? 'level not stated'}
            <span className="block text-[0.8125rem] text-soft">{[source, note].filter(Boolean).join('. ')}</span>
          </span>
        </Label>
      ))}
    </fieldset>
  )
}
