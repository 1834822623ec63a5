'use client'

import { type ComponentProps, type ReactNode, useActionState, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog'
import { ActionForm, type Hidden } from '@/components/ui/form/action-form'
import { Kbd } from '@/components/ui/kbd'
import { SubmitButton } from '@/components/ui/submit-button'
import { toast } from '@/components/ui/toast'
import { isTyping } from '@/components/ui/typing'
import type { FormAction, FormState } from '@/lib/form-state'

type Look = Pick<ComponentProps<typeof Button>, 'variant' | 'size' | 'className' | 'id' | 'aria-label'>

type Props = Look & {
  label: ReactNode
  title: string
  description?: ReactNode
  /** The verb on the button that does it. */
  submit: string
  /** The sentence once it is done. */
  done: string
  action: FormAction
  hidden?: Hidden
  /** A letter that opens it from anywhere on the screen. */
  shortcut?: string | undefined
  /** The fields. */
  children?: ReactNode
}

/** A button that opens a small form. A refusal is said beside what was typed; closing the form and opening it again loses nothing. */
export function FormDialog({
  label,
  title,
  description,
  submit,
  done,
  action,
  hidden,
  children,
  shortcut,
  variant = 'outline',
  ...look
}: Props) {
  const [open, setOpen] = useState(false)
  useOpensBy(shortcut, setOpen)
  const [state, send] = useActionState(async (previous: FormState, form: FormData) => {
    const next = await action(previous, form)
    if (next.ok) {
      setOpen(false)
      toast(done)
    }
    return next
  }, {})
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={variant} {...look}>
          {label}
          {shortcut && <Kbd className="ml-1 bg-transparent text-inherit uppercase">{shortcut}</Kbd>}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          {description && <DialogDescription>{description}</DialogDescription>}
        </DialogHeader>
        <ActionForm send={send} state={state} hidden={hidden} footer={<Answers submit={submit} />}>
          {children}
        </ActionForm>
      </DialogContent>
    </Dialog>
  )
}

function useOpensBy(shortcut: string | undefined, setOpen: (open: boolean) => void) {
  useEffect(() => {
    if (!shortcut) return
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.key.toLowerCase() !== shortcut) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [shortcut, setOpen])
}

function Answers({ submit }: { submit: string }) {
  return (
    <DialogFooter>
      <DialogClose asChild>
        <Button variant="outline">Cancel</Button>
      </DialogClose>
      <SubmitButton>{submit}</SubmitButton>
    </DialogFooter>
  )
}
