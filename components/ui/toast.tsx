'use client'

import { type ComponentProps, useEffect, useState } from 'react'
import { cn } from './cn'

let show: (sentence: string) => void = () => undefined

/** Says, seen and heard, that something was done. */
export const toast = (sentence: string) => show(sentence)

const shownFor = 6000

/**
 * The line in which the page says what was done, once on every page. It is beside the page and not in the form, because a form is
 * often gone once it has done its work.
 */
export function Toaster() {
  // Said again, the same sentence is shown for as long as the first time, and heard again: its element is a new one.
  const [said, setSaid] = useState({ sentence: '', nth: 0 })
  useEffect(() => {
    show = sentence => setSaid(({ nth }) => ({ sentence, nth: nth + 1 }))
  }, [])
  useEffect(() => {
    const timer = said.sentence ? setTimeout(() => show(''), shownFor) : undefined
    return () => clearTimeout(timer)
  }, [said])
  return (
    <Announcer
      data-slot="toaster"
      className="fixed inset-x-0 bottom-5 z-40 mx-auto w-fit max-w-[calc(100vw-2rem)] rounded-md bg-ink px-4 py-2 text-paper shadow-lg empty:sr-only print:hidden"
    >
      {said.sentence && <span key={said.nth}>{said.sentence}</span>}
    </Announcer>
  )
}

/** Says its text to screen readers whenever that changes; it has to be on the page before. Give it a class to be seen as well. */
export function Announcer({ className = 'sr-only', ...props }: ComponentProps<'p'>) {
  return <p data-slot="announcer" role="status" aria-live="polite" className={cn(className)} {...props} />
}
