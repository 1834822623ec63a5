'use client'

import { Input } from '../ui/input'

type Props = { text: string; onChange: (text: string) => void }

/** Finds a measure by its names or by what it measures. What is typed stays in this field: never in the address. */
export function LibrarySearch({ text, onChange }: Props) {
  return (
    <search>
      <Input
        type="search"
        aria-label="Find a measure by name or by what it measures"
        placeholder="Name, or what it measures"
        autoComplete="off"
        value={text}
        onChange={event => onChange(event.target.value)}
        className="h-8 w-60 text-[0.8125rem]"
      />
    </search>
  )
}
