'use client'

import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { cn } from './cn'

const SayContext = createContext<(sentence: string) => void>(() => undefined)

/** Says, seen and heard, that something was done. */
export const useSay = () => use(SayContext)

const shownFor = 6000

/**
 * Holds the line in which the page says what was done. It stands around the page and not in the form, because a form is often
 * gone once it has done its work.
 */
export function Announcing({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = said ? setTimeout(() => setSaid(''), shownFor) : undefined
    return () => clearTimeout(timer)
  }, [said])
  return (
    <SayContext value={setSaid}>
      {children}
      <Announcer className="fixed inset-x-0 bottom-5 z-40 mx-auto w-fit max-w-[calc(100vw-2rem)] rounded-md bg-ink px-4 py-2 text-paper shadow-lg empty:sr-only print:hidden">
        {said}
      </Announcer>
    </SayContext>
  )
}

/** Says its text to screen readers whenever that changes; it has to be on the page before. Give it a class to be seen as well. */
export function Announcer({ children, className }: { children?: ReactNode; className?: string }) {
  return (
    <p data-slot="announcer" role="status" aria-live="polite" className={cn(className ?? 'sr-only')}>
      {children}
    </p>
  )
}
