'use client'

import { faultReference, faultText, faultTitle } from '@/components/shell/fault-text'
import { fontClasses } from './fonts'
import './globals.css'

type Props = { error: Error & { digest?: string }; reset: () => void }

/**
 * In place of the whole document, where the layout itself could not be shown. Every page loads it ahead, so that it is made of nothing
 * but itself.
 */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en-GB" className={fontClasses}>
      <body>
        <title>{faultTitle}</title>
        <main id="main" className="mx-auto grid max-w-xl justify-items-start gap-4 px-6 py-24">
          <h1 className="font-serif text-[2.125rem] leading-tight">{faultTitle}</h1>
          <p className="text-soft">{faultText}</p>
          <button
            type="button"
            onClick={reset}
            className="rounded-md border border-accent bg-accent px-4 py-2 font-semibold text-on-accent"
          >
            Try again
          </button>
          {error.digest && <p className="text-[0.8125rem] text-soft">{faultReference(error.digest)}</p>}
        </main>
      </body>
    </html>
  )
}
