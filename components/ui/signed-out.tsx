'use client'

import { useEffect } from 'react'
import { tellLoginEnded } from './login-end'

type Props = {
  then: string
  /** What was refused: after each refusal the page is covered until its person has logged in again. */
  refusal: unknown
}

/** Stands where something was refused that somebody no longer logged in had sent. */
export function SignedOut({ then, refusal }: Props) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further refusal is told of, although nothing is read from it
  useEffect(() => tellLoginEnded(), [refusal])
  return <>Your login had ended. {then}</>
}
