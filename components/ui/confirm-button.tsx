'use client'

import { type ComponentProps, type ReactNode, useActionState, useEffect } from 'react'
import type { FormAction } from '@/lib/form-state'
import { Button } from './button'
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger, useDialog } from './dialog'
import { FormMessage } from './form-message'
import { SubmitButton } from './submit-button'

type Asked = {
  /** The question, with what will happen. */
  title: string
  description?: ReactNode
  /** The verb on the button that does it. */
  confirm: string
  cancel?: string
  action: FormAction
  /** Sent along, by field name. */
  fields?: Record<string, string | number>
  /** Says on the button that does it that this takes something away. */
  isGrave?: boolean
  /** Further controls between question and answer: a reason, for instance. */
  children?: ReactNode
}

type Props = Asked & Pick<ComponentProps<typeof Button>, 'variant' | 'size' | 'className'> & { label: ReactNode }

/** A button for what is hard to take back: it asks first, and says so if it could not be done. */
export function ConfirmButton({ label, variant = 'outline', size, className, ...asked }: Props) {
  return (
    <Dialog>
      <DialogTrigger>
        <Button variant={variant} size={size} className={className}>
          {label}
        </Button>
      </DialogTrigger>
      <DialogContent title={asked.title} description={asked.description}>
        <Question isGrave={variant === 'destructive'} {...asked} />
      </DialogContent>
    </Dialog>
  )
}

function Question({ confirm, cancel = 'Cancel', action, fields = {}, children, isGrave }: Asked) {
  const [state, send] = useActionState(action, {})
  const { setOpen } = useDialog()
  useEffect(() => {
    if (state.ok) setOpen(false)
  }, [state, setOpen])
  return (
    <form action={send} className="grid gap-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <FormMessage state={state} />
      <DialogFooter>
        <DialogClose>
          <Button variant="outline">{cancel}</Button>
        </DialogClose>
        <SubmitButton variant={isGrave ? 'destructive' : 'default'}>{confirm}</SubmitButton>
      </DialogFooter>
    </form>
  )
}
