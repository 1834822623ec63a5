import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { type ButtonVariants, buttonVariants } from './button-variants'
import { cn } from './cn'

type Props = ComponentProps<'button'> &
  ButtonVariants & { /** Dresses its one child, a link for instance, as a button. */ asChild?: boolean }

/** A button that does nothing by itself; one that sends a form is a SubmitButton. */
export function Button({ variant, size, asChild = false, type, className, ...props }: Props) {
  const classes = cn(buttonVariants({ variant, size }), className)
  if (asChild) return <Slot.Root data-slot="button" className={classes} {...props} />
  return <button data-slot="button" type={type ?? 'button'} className={classes} {...props} />
}
