'use client'

import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'

/**
 * Finds a client by name or code; the shell's `/` key comes here. What is typed stays in this field: never in the address, the
 * history or a log.
 */
export function ClientSearch({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  return (
    <search className="relative">
      <Input
        type="search"
        aria-label="Find a client"
        aria-keyshortcuts="/"
        placeholder="Find a client"
        autoComplete="off"
        value={text}
        onChange={event => onChange(event.target.value)}
        className="h-8 w-44 pr-8 text-[0.8125rem]"
      />
      {text === '' && <Kbd className="pointer-events-none absolute top-1.5 right-2">/</Kbd>}
    </search>
  )
}
