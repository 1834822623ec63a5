import { Slot } from '@radix-ui/react-slot'
import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn'

type Props = ComponentProps<'button'> &
  ButtonVariants & {
    /** Dresses its one child, a link for instance, as a button. */
    asChild?: boolean
  }

/** A button that does nothing by itself; one that sends a form is a SubmitButton. */
export function Button({ variant, size, asChild = false, type, className, ...props }: Props) {
  const classes = cn(buttonVariants({ variant, size }), className)
  if (asChild) return <Slot data-slot="button" className={classes} {...props} />
  return <button data-slot="button" type={type ?? 'button'} className={classes} {...props} />
}

const buttonVariants = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors select-none',
    'focus-visible:rounded-md disabled:pointer-events-none disabled:opacity-55 aria-disabled:opacity-55',
    '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:pointer-events-none',
  ],
  {
    variants: {
      variant: {
        default: 'border border-accent bg-accent font-semibold text-on-accent hover:bg-accent/90',
        outline: 'border border-rule bg-raised text-ink hover:border-edge hover:bg-wash',
        ghost: 'text-soft hover:bg-wash hover:text-ink',
        destructive: 'border border-safety/50 bg-raised text-safety hover:border-safety hover:bg-safety/8',
        link: 'rounded-sm text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent',
      },
      size: {
        default: 'min-h-9 px-3.5 py-1.5 text-[0.8125rem]',
        sm: 'min-h-8 px-3 py-1 text-[0.8125rem]',
        icon: 'size-9',
      },
    },
    compoundVariants: [{ variant: 'link', class: 'min-h-6 px-0 py-0' }],
    defaultVariants: { variant: 'default', size: 'default' },
  },
)

type ButtonVariants = VariantProps<typeof buttonVariants>
