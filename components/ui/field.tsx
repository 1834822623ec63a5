import { Slot } from '@radix-ui/react-slot'
import { type ReactNode, useId } from 'react'
import { cn } from './cn'
import { Label } from './label'

type Props = {
  label: ReactNode
  /** The name the form sends; given to the control, which needs no id or name of its own. */
  name: string
  hint?: ReactNode
  /** Sentences from the server, beside the field they are about. */
  error?: string | readonly string[]
  className?: string
  /** The control: one Input, Textarea or NativeSelect. */
  children: ReactNode
}

/** A control with its label, hint and errors, tied together for screen readers. */
export function Field({ label, name, hint, error, className, children }: Props) {
  const id = useId()
  const errors = error === undefined ? [] : [error].flat()
  const described = cn(hint && `${id}-hint`, errors.length > 0 && `${id}-error`)
  return (
    <div data-slot="field" className={cn('grid content-start gap-1.5', className)}>
      <Label htmlFor={id}>{label}</Label>
      {hint && (
        <p id={`${id}-hint`} className="text-[0.8125rem] text-soft">
          {hint}
        </p>
      )}
      <Slot
        id={id}
        {...{ name }}
        aria-describedby={described || undefined}
        aria-invalid={errors.length > 0 || undefined}
      >
        {children}
      </Slot>
      {errors.length > 0 && (
        <p id={`${id}-error`} className="text-[0.8125rem] text-safety">
          {errors.join(' ')}
        </p>
      )}
    </div>
  )
}
