'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { onLoginEnded, tellLoggedInAgain } from '@/components/ui/login-end'
import { toast } from '@/components/ui/toast'
import type { Account } from './log-in-again-dialog'

// Loaded when it is first needed.
const LogInAgainDialog = dynamic(() => import('./log-in-again-dialog').then(dialog => dialog.LogInAgainDialog))

/** Lets whose page this is log in again over it, with everything typed still in place. */
export function LogInAgain({ account }: { account: Account }) {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => onLoginEnded(() => setIsOpen(true)), [])
  const done = () => {
    setIsOpen(false)
    toast('You are logged in again.')
    tellLoggedInAgain()
  }
  return isOpen && <LogInAgainDialog account={account} onDone={done} onClose={() => setIsOpen(false)} />
}
