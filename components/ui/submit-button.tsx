'use client'

import { useFormStatus } from 'react-dom'
import { Button } from './button'

type Props = React.ComponentProps<typeof Button> & {
  /** Shown while the form is being sent. */
  pending?: string
}

/** Sends the form it is in, once: while that is being sent it keeps the focus and does nothing more. */
export function SubmitButton({ pending = 'Saving…', children, ...props }: Props) {
  const { pending: isPending } = useFormStatus()
  return (
    <Button
      type="submit"
      aria-disabled={isPending}
      onClick={event => {
        if (isPending) event.preventDefault()
      }}
      {...props}
    >
      {isPending ? pending : children}
    </Button>
  )
}
