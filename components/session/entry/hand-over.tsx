'use client'

import dynamic from 'next/dynamic'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { isTyping } from '@/components/ui/typing'
import type { HandOverProps } from './hand-over-dialog'

// Loaded when it is first needed.
const HandOverDialog = dynamic(() => import('./hand-over-dialog').then(form => form.HandOverDialog))

/** Lets the client answer on this screen: the button, and the key H. */
export function HandOver(props: Omit<HandOverProps, 'onClose'>) {
  const [isOpen, setIsOpen] = useState(false)
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'h' || isTyping(event)) return
    event.preventDefault()
    setIsOpen(true)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <Button variant="outline" aria-keyshortcuts="h" className="mt-2 w-full" onClick={() => setIsOpen(true)}>
        Let the client answer here{' '}
        <span aria-hidden className="font-normal">
          H
        </span>
      </Button>
      {isOpen && <HandOverDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  )
}
