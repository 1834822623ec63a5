'use client'

import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'

type Props = {
  codes: readonly string[]
  /** They came with a second factor that was just turned on. */
  isNew: boolean
  hasApp: boolean
}

/** Codes that each stand in for the app once. They are shown this once, to be printed or written down. */
export function RecoveryCodes({ codes, isNew, hasApp }: Props) {
  return (
    <section aria-labelledby="recovery-codes" className="grid max-w-prose gap-5" tabIndex={-1}>
      <h2 id="recovery-codes" className="font-serif text-xl">
        {isNew ? 'Your second factor is on. Keep these recovery codes' : 'Your new recovery codes'}
      </h2>
      <p>
        Each of them works once, in place of {hasApp ? 'the code from your app' : 'your passkey'}: for the day when{' '}
        {hasApp ? 'your phone' : 'what holds it'} is lost, broken or at home. Print them or write them down, and keep
        them where you keep what matters, apart from this computer.
      </p>
      <ul className="grid max-w-sm grid-cols-1 gap-x-8 gap-y-1.5 font-mono tabular-nums sm:grid-cols-2">
        {codes.map(code => (
          <li key={code} className="whitespace-nowrap select-all">
            {code}
          </li>
        ))}
      </ul>
      <p className="text-soft">They are not shown again. You can make new ones at any time.</p>
      <div className="flex flex-wrap gap-2.5 print:hidden">
        <Button variant="outline" onClick={() => window.print()}>
          <Printer aria-hidden />
          Print
        </Button>
        <Button asChild>
          {/* The page begins afresh, without them. */}
          <a href="/me/second-factor">I have kept them</a>
        </Button>
      </div>
    </section>
  )
}
