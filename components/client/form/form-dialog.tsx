'use client'

import { type ComponentProps, type ReactNode, useActionState, useState } from 'react'
import { useSay } from '@/components/ui/announcing'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction, FormState } from '@/lib/form-state'
import { ActionForm, type Hidden } from './action-form'

type Look = Pick<ComponentProps<typeof Button>, 'variant' | 'size' | 'className' | 'aria-label'>

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
  variant = 'outline',
  ...look
}: Props) {
  const [open, setOpen] = useState(false)
  const say = useSay()
  const [state, send] = useActionState(async (previous: FormState, form: FormData) => {
    const next = await action(previous, form)
    if (next.ok) {
      setOpen(false)
      say(done)
    }
    return next
  }, {})
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger>
        <Button variant={variant} {...look}>
          {label}
        </Button>
      </DialogTrigger>
      <DialogContent title={title} description={description}>
        <ActionForm send={send} state={state} hidden={hidden} footer={<Answers submit={submit} />}>
          {children}
        </ActionForm>
      </DialogContent>
    </Dialog>
  )
}

function Answers({ submit }: { submit: string }) {
  return (
    <DialogFooter>
      <DialogClose>
        <Button variant="outline">Cancel</Button>
      </DialogClose>
      <SubmitButton>{submit}</SubmitButton>
    </DialogFooter>
  )
}
