'use client'

import { useId, useState } from 'react'
import { Textarea } from '@/components/ui/textarea'

const longest = 1000

/** The clinician's own words on a session: agreed steps, what to take up again. Kept with the draft as it is typed; in no list. */
export function SessionNote({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const id = useId()
  const [isOpen] = useState(value !== '')
  return (
    <details open={isOpen} className="mb-6 max-w-2xl print:hidden">
      <summary className="w-fit cursor-pointer text-accent text-sm underline-offset-4 hover:underline">Note</summary>
      <div className="mt-3">
        <label htmlFor={id} className="sr-only">
          Note to this session
        </label>
        <Textarea
          id={id}
          rows={3}
          maxLength={longest}
          value={value}
          aria-describedby={`${id}-hint`}
          onChange={event => onChange(event.target.value)}
        />
        <p id={`${id}-hint`} className="mt-1 text-soft text-sm">
          {`For those who work with this client. Encrypted; in no list and on no chart; in a report only when you choose it.${left(value)}`}
        </p>
      </div>
    </details>
  )
}

const left = (value: string): string =>
  value.length > longest * 0.9 ? ` ${longest - value.length} characters left.` : ''
