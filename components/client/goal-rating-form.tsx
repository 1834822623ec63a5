'use client'

import { useActionState, useId } from 'react'
import { cn } from '@/components/ui/cn'
import { FieldError } from '@/components/ui/field'
import { ActionForm, type Hidden, useTyped } from '@/components/ui/form/action-form'
import { plainBox, radioBox } from '@/components/ui/radio-box'
import { SubmitButton } from '@/components/ui/submit-button'
import { toast } from '@/components/ui/toast'
import type { FormAction, FormState } from '@/lib/form-state'
import { type GoalAnswer, goalAnswerText, goalRange, notAsked } from '@/lib/goals'

/** `own`: what the client gave with their own pen at the session. `typed`: what was typed of it before. */
type RatedGoal = { name: string; text: string; own: GoalAnswer | null; typed: GoalAnswer | null }
type Props = { action: FormAction; hidden: Hidden; goals: readonly RatedGoal[] }

/** One scale for each goal, for what the client said at a session. */
export function GoalRatingForm({ action, hidden, goals }: Props) {
  const [state, send] = useActionState(async (previous: FormState, form: FormData) => {
    const next = await action(previous, form)
    if (next.ok) toast('What the client said is kept.')
    return next
  }, {})
  const areAllOwn = goals.every(({ own }) => own !== null)
  return (
    <ActionForm
      send={send}
      state={state}
      hidden={hidden}
      footer={areAllOwn ? null : <SubmitButton className="justify-self-start">Save</SubmitButton>}
    >
      {goals.map(goal =>
        goal.own === null ? <GoalScale key={goal.name} {...goal} /> : <OwnRating key={goal.name} {...goal} />,
      )}
    </ActionForm>
  )
}

/** What the client gave with their own pen: it stands, and what was typed beside it is said. */
function OwnRating({ name, text, own, typed }: RatedGoal) {
  const { error } = useTyped(name)
  return (
    <div className="border-b border-rule pb-3">
      <p dir="auto" className="font-medium wrap-anywhere">
        {text}
      </p>
      <p className="text-[0.8125rem]">
        {own !== null && <span className="font-semibold">{goalAnswerText(own)}</span>}
        <span className="text-soft">
          , rated by the client themselves{typed !== null && `; typed as ${goalAnswerText(typed)}`}
        </span>
      </p>
      <FieldError errors={error} />
    </div>
  )
}

const numbers = Array.from({ length: goalRange.max - goalRange.min + 1 }, (_, index) => String(goalRange.min + index))
const others = [
  { value: 'blank', label: 'left blank' },
  { value: 'declined', label: 'declined' },
  { value: notAsked, label: 'not asked' },
]

/** The numbers of one goal, and three words for there being none. Nothing is chosen that nobody has said. */
function GoalScale({ name, text, typed: stored }: RatedGoal) {
  const id = useId()
  const before = stored === null ? notAsked : String(stored)
  const { error, typed, theirs } = useTyped(name, before)
  const chosen = typed ?? before
  return (
    <div
      // What React resets after an action, it sets to what was there first: with another value it is another field.
      key={chosen}
      role="radiogroup"
      tabIndex={-1}
      aria-labelledby={`${id}-goal`}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${id}-error` : undefined}
      className="border-b border-rule pb-3 outline-none"
    >
      <p id={`${id}-goal`} dir="auto" className="mb-1.5 font-medium wrap-anywhere">
        {text}
      </p>
      <span className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <span className="grid grid-cols-6 gap-1 sm:flex">
          {numbers.map(value => (
            <Choice key={value} name={name} value={value} label={value} isChosen={chosen === value} />
          ))}
        </span>
        <span className="flex flex-wrap gap-1">
          {others.map(({ value, label }) => (
            <Choice key={value} name={name} value={value} label={label} isChosen={chosen === value} isWord />
          ))}
        </span>
      </span>
      {theirs !== null && (
        <p className="mt-1 text-[0.8125rem]">
          Stored now: {others.find(({ value }) => value === theirs)?.label ?? theirs}.
        </p>
      )}
      <FieldError id={`${id}-error`} errors={error} className="mt-1" />
    </div>
  )
}

type ChoiceProps = { name: string; value: string; label: string; isChosen: boolean; isWord?: boolean }

/** A real radio button, drawn as a box. */
function Choice({ name, value, label, isChosen, isWord = false }: ChoiceProps) {
  return (
    <label className="relative cursor-pointer">
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={isChosen}
        className="peer absolute inset-0 cursor-pointer opacity-0"
      />
      <span className={cn(radioBox, isWord ? 'border-transparent px-2 text-soft peer-hover:border-rule' : plainBox)}>
        {label}
      </span>
    </label>
  )
}
