'use client'

import { WentWrong } from '@/components/shell/went-wrong'
import { fontClasses } from './fonts'
import './globals.css'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** In place of the whole document, where the layout itself could not be shown. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en-GB" className={fontClasses}>
      <body>
        <title>This page could not be shown</title>
        <main id="main" className="mx-auto max-w-xl px-6 py-24">
          <WentWrong reference={error.digest} again={reset} />
        </main>
      </body>
    </html>
  )
}
