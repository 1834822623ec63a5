'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Link } from '../ui/link'
import { faultReference, faultText, faultTitle } from './fault-text'

type Props = {
  /** What the log calls this fault, or a sentence of the server in its place, which has spaces; never its message. */
  reference: string | undefined
  again: () => void
}

/** A page that could not be shown: what is safe, what to try, and how to name it to whoever can help. */
export function WentWrong({ reference, again }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isSentence = reference?.includes(' ')
  return (
    <div className="grid justify-items-start gap-3 py-8">
      <h1 ref={heading} tabIndex={-1} className="font-serif text-[2.125rem] leading-tight outline-none">
        {faultTitle}
      </h1>
      <p className="max-w-prose text-soft">{isSentence ? reference : faultText}</p>
      <div className="mt-2 flex flex-wrap gap-2.5">
        <Button onClick={again}>Try again</Button>
        <Button asChild variant="outline">
          <Link href="/">Go to the start page</Link>
        </Button>
      </div>
      {reference && !isSentence && <p className="mt-4 text-[0.8125rem] text-soft">{faultReference(reference)}</p>}
    </div>
  )
}
