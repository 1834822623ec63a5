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

type DialogState = { open: boolean; setOpen: (open: boolean) => void; titleId: string; descriptionId: string }

const DialogContext = createContext<DialogState | null>(null)

/** The dialog that a part stands in. */
export function useDialog(): DialogState {
  const state = use(DialogContext)
  if (!state) throw new Error('A part of a dialog stands outside of one')
  return state
}

type Props = {
  children: ReactNode /** Both given: whoever uses it holds the state. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** The browser's own modal dialog: it keeps the focus inside, gives it back, and needs no injected style. */
export function Dialog({ children, open, onOpenChange }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const state = { open: open ?? isOpen, setOpen: onOpenChange ?? setIsOpen, titleId: `${id}t`, descriptionId: `${id}d` }
  return <DialogContext value={state}>{children}</DialogContext>
}

/** Its one child opens the dialog. */
export function DialogTrigger({ children }: { children: ReactNode }) {
  const { setOpen } = useDialog()
  return (
    <Slot aria-haspopup="dialog" onClick={() => setOpen(true)}>
      {children}
    </Slot>
  )
}

/** Its one child closes the dialog. */
export function DialogClose({ children }: { children: ReactNode }) {
  const { setOpen } = useDialog()
  return <Slot onClick={() => setOpen(false)}>{children}</Slot>
}

type ContentProps = Omit<ComponentProps<'dialog'>, 'title'> & { title: ReactNode; description?: ReactNode }

/** What it holds is made when it opens and gone when it closes, so that a form starts afresh. */
export function DialogContent(props: ContentProps) {
  return useDialog().open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ title, description, className, children, ...props }: ContentProps) {
  const { setOpen, titleId, descriptionId } = useDialog()
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
      data-slot="dialog"
      aria-labelledby={titleId}
      aria-describedby={description ? descriptionId : undefined}
      onClose={event => event.currentTarget.open || setOpen(false)}
      onClick={event => event.target === event.currentTarget && setOpen(false)}
      className={cn(
        'm-auto max-h-[calc(100dvh-2rem)] w-full max-w-md rounded-lg border border-rule bg-paper p-0 text-ink shadow-xl',
        'backdrop:bg-veil max-sm:max-w-[calc(100vw-2rem)]',
        className,
      )}
      {...props}
    >
      <div className="grid gap-4 p-6">
        <div className="pr-8">
          <h2 id={titleId} className="font-serif text-xl leading-snug">
            {title}
          </h2>
          {description && (
            <p id={descriptionId} className="mt-1.5 text-soft">
              {description}
            </p>
          )}
        </div>
        {children}
      </div>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Close"
        className="absolute top-3.5 right-3.5"
        onClick={() => setOpen(false)}
      >
        <X aria-hidden />
      </Button>
    </dialog>
  )
}

/** The answers to what a dialog asks, the way back first. */
export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return <div data-slot="dialog-footer" className={cn('mt-2 flex flex-wrap justify-end gap-2', className)} {...props} />
}
