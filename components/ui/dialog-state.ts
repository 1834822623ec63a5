'use client'

import { createContext, use } from 'react'

type DialogState = { open: boolean; setOpen: (open: boolean) => void; titleId: string; descriptionId: string }

export const DialogContext = createContext<DialogState | null>(null)

/** The dialog that a part stands in. */
export function useDialog(): DialogState {
  const state = use(DialogContext)
  if (!state) throw new Error('A part of a dialog stands outside of one')
  return state
}
