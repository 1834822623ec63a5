'use client'

import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'

type Props = { text: string; onChange: (text: string) => void; onEnter: () => void }

/**
 * Finds a client by name or code; the shell's `/` key comes here. What is typed stays in this field: never in the address, the
 * history or a log.
 */
export function ClientSearch({ text, onChange, onEnter }: Props) {
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
        onKeyDown={event => event.key === 'Enter' && onEnter()}
        className="h-8 w-44 pr-8 max-sm:w-36 text-[0.8125rem]"
      />
      {text === '' && <Kbd className="pointer-events-none absolute top-1.5 right-2">/</Kbd>}
    </search>
  )
}
