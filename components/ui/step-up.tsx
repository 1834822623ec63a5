'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { confirmPath, type StepUpQuestion } from '@/lib/form-state'
import { Button } from './button'
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogHeader, DialogTitle } from './dialog'
import { InPlaceLink } from './link'
import { StepUpForm } from './step-up-form'

/**
 * Stands in a form whose act asks who is there: it opens a dialog over the page, and once that is answered sends the form again, as it was.
 * Where there is no script, it leads to a page that asks the same.
 */
export default function StepUp({ question }: { question: StepUpQuestion }) {
  const sentence = useRef<HTMLSpanElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const pathname = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further refusal asks again, although nothing is read from it
  useEffect(() => setIsOpen(true), [question])
  const sendAgain = () => {
    setIsOpen(false)
    sentence.current?.closest('form')?.requestSubmit()
  }
  return (
    <span data-slot="step-up" ref={sentence} className="text-ink">
      Waiting for you to{' '}
      <InPlaceLink
        href={confirmPath(pathname)}
        follow={() => setIsOpen(true)}
        className="text-accent underline underline-offset-4"
      >
        confirm that it is you
      </InPlaceLink>
      . Nothing you typed is lost.
      {isOpen &&
        createPortal(
          <StepUpDialog question={question} onDone={sendAgain} onClose={() => setIsOpen(false)} />,
          document.body,
        )}
    </span>
  )
}

type Props = { question: StepUpQuestion; onDone: () => void; onClose: () => void }

function StepUpDialog({ question, onDone, onClose }: Props) {
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Confirm that it is you</DialogTitle>
          <DialogDescription>
            Attune asks for this before anything that changes who can see or do what. It then goes on with what you
            sent, and does not ask again for five minutes.
          </DialogDescription>
        </DialogHeader>
        <StepUpForm
          question={question}
          onDone={onDone}
          cancel={
            <DialogClose asChild>
              <Button variant="outline">Cancel</Button>
            </DialogClose>
          }
        />
      </DialogContent>
    </Dialog>
  )
}
