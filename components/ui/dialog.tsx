'use client'

import { Slot } from '@radix-ui/react-slot'
import { X } from 'lucide-react'
import {
  type ComponentProps,
  createContext,
  type ReactNode,
  use,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { Button } from './button'
import { cn } from './cn'

type DialogState = {
  open: boolean
  setOpen: (open: boolean) => void
  titleId: string
  descriptionId: string
  isDescribed: boolean
  setDescribed: (isDescribed: boolean) => void
}

const DialogContext = createContext<DialogState | null>(null)

/** The dialog that a part belongs to. */
function useDialog(): DialogState {
  const state = use(DialogContext)
  if (!state) throw new Error('A part of a dialog stands outside of one')
  return state
}

type Props = {
  children: ReactNode
  /** With `onOpenChange`: whoever uses the dialog holds its state. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** The browser's own modal dialog: it keeps the focus inside, gives it back, and needs no injected style. */
export function Dialog({ children, open, onOpenChange }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const [isDescribed, setDescribed] = useState(false)
  const id = useId()
  const held = { open: open ?? isOpen, setOpen: onOpenChange ?? setIsOpen, isDescribed, setDescribed }
  return <DialogContext value={{ ...held, titleId: `${id}t`, descriptionId: `${id}d` }}>{children}</DialogContext>
}

type PressProps = Omit<ComponentProps<'button'>, 'onClick'> & {
  /** Its one child is what is pressed, a Button for instance. */
  asChild?: boolean
}

/** Opens the dialog. */
export function DialogTrigger({ asChild, ...props }: PressProps) {
  const { setOpen } = useDialog()
  const Pressed = asChild ? Slot : 'button'
  return (
    <Pressed data-slot="dialog-trigger" type="button" aria-haspopup="dialog" {...props} onClick={() => setOpen(true)} />
  )
}

/** Closes the dialog. */
export function DialogClose({ asChild, ...props }: PressProps) {
  const { setOpen } = useDialog()
  const Pressed = asChild ? Slot : 'button'
  return <Pressed data-slot="dialog-close" type="button" {...props} onClick={() => setOpen(false)} />
}

/** What it holds is made when it opens and gone when it closes, so that a form starts afresh. */
export function DialogContent(props: ComponentProps<'dialog'>) {
  return useDialog().open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ className, children, ...props }: ComponentProps<'dialog'>) {
  const { setOpen, titleId, descriptionId, isDescribed } = useDialog()
  const dialog = useRef<HTMLDialogElement>(null)
  // Closed on the way out as well: that is when the browser gives the focus back to what opened it.
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; the key for that is Escape, which the browser handles
    <dialog
      ref={dialog}
      data-slot="dialog-content"
      aria-labelledby={titleId}
      aria-describedby={isDescribed ? descriptionId : undefined}
      onClose={event => event.currentTarget.open || setOpen(false)}
      onClick={event => event.target === event.currentTarget && setOpen(false)}
      className={cn(
        'm-auto max-h-[calc(100dvh-2rem)] w-full max-w-md rounded-lg border border-rule bg-paper p-0 text-ink shadow-xl',
        'backdrop:bg-veil max-sm:max-w-[calc(100vw-2rem)]',
        className,
      )}
      {...props}
    >
      <div className="grid gap-4 p-6">{children}</div>
      <DialogClose asChild>
        <Button variant="ghost" size="icon" aria-label="Close" className="absolute top-3.5 right-3.5">
          <X aria-hidden />
        </Button>
      </DialogClose>
    </dialog>
  )
}

/** The title and what is said under it. */
export function DialogHeader({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="dialog-header" className={cn('pr-8', className)} {...props} />
}

/** Names the dialog; every one has it. */
export function DialogTitle({ className, ...props }: ComponentProps<'h2'>) {
  const { titleId } = useDialog()
  return (
    <h2 data-slot="dialog-title" id={titleId} className={cn('font-serif text-xl leading-snug', className)} {...props} />
  )
}

/** Read out with the title when the dialog opens. */
export function DialogDescription({ className, ...props }: ComponentProps<'p'>) {
  const { descriptionId, setDescribed } = useDialog()
  useLayoutEffect(() => {
    setDescribed(true)
    return () => setDescribed(false)
  }, [setDescribed])
  return (
    <p data-slot="dialog-description" id={descriptionId} className={cn('mt-1.5 text-soft', className)} {...props} />
  )
}

/** The answers to what a dialog asks, the way back first. */
export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="dialog-footer" className={cn('mt-2 flex flex-wrap justify-end gap-2', className)} {...props} />
}
