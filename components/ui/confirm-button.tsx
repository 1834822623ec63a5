'use client'

import { type ComponentProps, type ReactNode, useActionState, useEffect, useState } from 'react'
import type { FormAction } from '@/lib/form-state'
import { Button } from './button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from './dialog'
import { FormMessage } from './form-message'
import { SubmitButton } from './submit-button'
import { toast } from './toast'

type Asked = {
  /** The verb on the button that does it. */
  confirm: string
  cancel?: string
  action: FormAction
  /** Sent along, by field name. */
  fields?: Record<string, string | number>
  /** Says on the button that does it that this takes something away. */
  isGrave?: boolean
}

type Props = Asked &
  Pick<ComponentProps<typeof Button>, 'variant' | 'size' | 'className'> & {
    label: ReactNode
    /** The question, with what will happen. */
    title: string
    description?: ReactNode
  }

/**
 * A button for what is hard to take back: it asks first, and says so if it could not be done. Another question is another dialog: where
 * the answer puts the opposite act in its place, a second press must not meet that one.
 */
export const ConfirmButton = (props: Props) => <AskingButton key={props.title} {...props} />

function AskingButton({ label, title, description, variant = 'outline', size, className, ...asked }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={variant} size={size} className={className}>
          {label}
        </Button>
      </DialogTrigger>
      <ConfirmContent
        title={title}
        description={description}
        isGrave={variant === 'destructive'}
        setOpen={setOpen}
        {...asked}
      />
    </Dialog>
  )
}

type ContentProps = QuestionProps & Pick<Props, 'title' | 'description'>

/** The question itself, for a dialog that is opened by something else. */
export const ConfirmContent = ({ title, description, ...asked }: ContentProps) => (
  <DialogContent>
    <DialogHeader>
      <DialogTitle>{title}</DialogTitle>
      {description && <DialogDescription>{description}</DialogDescription>}
    </DialogHeader>
    <Question {...asked} />
  </DialogContent>
)

type QuestionProps = Asked & { setOpen: (open: boolean) => void }

function Question({ confirm, cancel = 'Cancel', action, fields = {}, isGrave, setOpen }: QuestionProps) {
  const [state, send] = useActionState(action, {})
  useEffect(() => {
    if (!state.ok) return
    setOpen(false)
    if (state.message) toast(state.message)
  }, [state, setOpen])
  return (
    <form action={send} className="grid gap-4">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormMessage state={state} />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">{cancel}</Button>
        </DialogClose>
        <SubmitButton variant={isGrave ? 'destructive' : 'default'}>{confirm}</SubmitButton>
      </DialogFooter>
    </form>
  )
}
