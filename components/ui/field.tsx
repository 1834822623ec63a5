import { Slot } from '@radix-ui/react-slot'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn'
import { Label } from './label'

type Props = {
  label: ReactNode
  /** The name the form sends; given to the control, which needs no id or name of its own. */
  name: string
  hint?: ReactNode
  /** Sentences from the server, beside the field they are about. */
  error?: Errors
  className?: string
  /** The control: one Input, Textarea or NativeSelect. */
  children: ReactNode
}

type Errors = string | readonly string[] | undefined

/** A control with its label, hint and errors, tied together for screen readers. */
export function Field({ label, name, hint, error, className, children }: Props) {
  const id = useId()
  const isRefused = error !== undefined && error.length > 0
  const described = cn(hint && `${id}-hint`, isRefused && `${id}-error`)
  return (
    <div data-slot="field" className={cn('grid content-start gap-1.5', className)}>
      <Label data-slot="field-label" htmlFor={id}>
        {label}
      </Label>
      {hint && <FieldDescription id={`${id}-hint`}>{hint}</FieldDescription>}
      <Slot id={id} {...{ name }} aria-describedby={described || undefined} aria-invalid={isRefused || undefined}>
        {children}
      </Slot>
      <FieldError id={`${id}-error`} errors={error} />
    </div>
  )
}

/** What helps to fill it in. */
export function FieldDescription({ className, ...props }: ComponentProps<'p'>) {
  return <p data-slot="field-description" className={cn('text-[0.8125rem] text-soft', className)} {...props} />
}

/** Why it was refused; nothing where it was not. The control names it by its id. */
export function FieldError({ errors = [], className, ...props }: ComponentProps<'p'> & { errors?: Errors }) {
  if (errors.length === 0) return null
  return (
    <p data-slot="field-error" className={cn('text-[0.8125rem] text-safety', className)} {...props}>
      {[errors].flat().join(' ')}
    </p>
  )
}
