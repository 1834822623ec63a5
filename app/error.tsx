'use client'

import { WentWrong } from '@/components/shell/went-wrong'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function RootError({ error, reset }: Props) {
  return (
    <main id="main" className="mx-auto max-w-xl px-6 py-24">
      <WentWrong reference={error.digest} again={reset} />
    </main>
  )
}
