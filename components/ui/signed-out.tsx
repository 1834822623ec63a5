'use client'

import { useEffect } from 'react'
import { tellLoginEnded } from './login-end'

/**
 * Stands where something was refused that somebody no longer logged in had sent. After each refusal the page is covered until its person has
 * logged in again.
 */
export function SignedOut({ refusal }: { refusal: unknown }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further refusal is told of, although nothing is read from it
  useEffect(() => tellLoginEnded(), [refusal])
  return 'Your login has ended. Nothing you typed is lost.'
}
