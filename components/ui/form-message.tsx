import { lazy, type ReactNode } from 'react'
import type { FormState } from '@/lib/form-state'
import { cn } from './cn'
import { SignedOut } from './signed-out'

// Loaded when it is first needed.
const StepUp = lazy(() => import('./step-up'))

type Props = {
  /** What the action gave back; its message is shown. */
  state?: FormState
  /** Or the sentence itself. */
  children?: ReactNode
  tone?: 'error' | 'done'
  className?: string
}

/** One sentence about the form as a whole, read out when it appears. */
export function FormMessage({ state, children, tone, className }: Props) {
  const sentence = children ?? fromState(state)
  if (!sentence) return null
  const isDone = tone ? tone === 'done' : state?.ok === true
  return (
    <p
      data-slot="form-message"
      role={isDone ? 'status' : 'alert'}
      className={cn(
        'border-l-2 py-0.5 pl-3',
        isDone ? 'border-accent text-ink' : 'border-safety text-safety',
        className,
      )}
    >
      {sentence}
    </p>
  )
}

function fromState(state: FormState | undefined): ReactNode {
  if (state?.signedOut) return <SignedOut refusal={state} />
  if (state?.stepUp) return <StepUp question={state.stepUp} />
  return state?.message ?? state?.errors?.['']?.join(' ')
}
