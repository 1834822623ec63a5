'use client'

import { createContext, use } from 'react'
import type { FormState } from '@/lib/form-state'

export const FormContext = createContext<FormState>({})

/** What the surrounding form knows of one field: its errors, and what was typed if it came back. */
export function useTyped(name: string) {
  const { errors, values } = use(FormContext)
  return { error: errors?.[name], typed: values?.[name] }
}
