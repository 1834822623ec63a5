'use client'

import type { KeyboardEvent, RefObject } from 'react'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'

export type Search = {
  field: RefObject<HTMLInputElement | null>
  text: string
  change: (text: string) => void
  /** Opens what was found, if it is one. */
  open: () => void
  /** Leaves the field for what was found. */
  leave: () => void
}

/**
 * Finds a client by name or code; the shell's `/` key comes here. What is typed stays in this field: never in the address, the
 * history or a log.
 */
export function ClientSearch({ search: { field, text, change, open, leave } }: { search: Search }) {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') open()
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    leave()
  }
  return (
    <search className="relative max-sm:w-full">
      <Input
        ref={field}
        type="search"
        aria-label="Find a client"
        aria-keyshortcuts="/"
        placeholder="Find a client"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => change(event.target.value)}
        onKeyDown={press}
        className="h-8 w-44 pr-8 text-[0.8125rem] max-sm:h-9 max-sm:w-full"
      />
      {text === '' && <Kbd className="pointer-events-none absolute top-1.5 right-2 max-sm:hidden">/</Kbd>}
    </search>
  )
}
