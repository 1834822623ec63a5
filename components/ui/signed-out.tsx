'use client'

import { useEffect } from 'react'
import { tellLoginEnded } from './login-end'

type Props = {
  then: string
  /** What was refused: each refusal opens the way back in once. */
  refusal: unknown
}

/** Opens the way back in when it appears, and again on a click for whoever closed it. */
export function SignedOut({ then, refusal }: Props) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further refusal is told of, although nothing is read from it
  useEffect(() => tellLoginEnded(), [refusal])
  return (
    <>
      Your login has ended.{' '}
      <button type="button" onClick={tellLoginEnded} className="text-accent underline underline-offset-4">
        Log in again
      </button>
      {then}
    </>
  )
}
