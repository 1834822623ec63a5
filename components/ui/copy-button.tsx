'use client'

import { useSyncExternalStore } from 'react'
import { Button } from './button'
import { toast } from './toast'

type Props = { text: string; children: string }

/** Copies a text. It is there only where the browser lets a page do so, which is not so over plain HTTP but on this computer. */
export function CopyButton({ text, children }: Props) {
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast('Copied.'),
      () => toast('Your browser did not copy it. Please select it instead.'),
    )
  if (!useCanCopy()) return null
  return (
    <Button variant="outline" size="sm" className="w-fit" onClick={copy}>
      {children}
    </Button>
  )
}

/** False on the server. */
const useCanCopy = () =>
  useSyncExternalStore(
    () => () => {},
    () => window.isSecureContext && 'clipboard' in navigator,
    () => false,
  )
