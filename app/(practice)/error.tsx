'use client'

import { WentWrong } from '@/components/shell/went-wrong'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function PracticeError({ error, reset }: Props) {
  return <WentWrong reference={error.digest} again={reset} />
}
