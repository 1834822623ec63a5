'use client'

import { createContext, use } from 'react'
import type { FormState } from '@/lib/form-state'

export const FormContext = createContext<FormState>({})

/**
 * What the surrounding form knows of one field: its errors, what was typed if it came back, and what somebody else has stored
 * meanwhile, where that differs.
 */
export function useTyped(name: string, stored = '') {
  const { errors, offers, values, showsStored } = use(FormContext)
  const typed = values?.[name]
  const theirs = showsStored && typed !== undefined && typed !== stored ? stored : null
  return { error: errors?.[name], offer: offers?.[name], typed, theirs }
}
