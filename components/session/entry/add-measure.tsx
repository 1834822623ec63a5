'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { Label } from '@/components/ui/label'
import { tellLoginEnded } from '@/components/ui/login-end'
import { NativeSelect } from '@/components/ui/native-select'
import type { BatteryPart } from '@/db/session-entry'
import type { AvailableMeasure, EntryActions } from './entry-actions'

type Props = {
  shelf: readonly AvailableMeasure[]
  sessionId: string
  read: EntryActions['readMeasure']
  onAdd: (part: BatteryPart) => void
}

/** Measures that are not asked today, to be added to this session. Chosen first and added then: arrow keys only look. */
export function AddMeasure({ shelf, sessionId, read, onAdd }: Props) {
  const [chosen, setChosen] = useState('')
  const [message, setMessage] = useState('')
  const [isPending, start] = useTransition()
  const wanted = shelf.find(({ id }) => id === chosen)
  const add = () =>
    wanted &&
    !isPending &&
    start(async () => {
      const reply = await read({ sessionId, ...wanted.measure }).catch(() => ({ ok: false as const, why: 'failed' }))
      setMessage(reply.ok ? '' : 'The form could not be read. Please try again.')
      if (reply.ok) onAdd(reply.part)
      else if (reply.why === 'signed-out') tellLoginEnded()
      if (reply.ok) setChosen('')
    })
  if (shelf.length === 0) return null
  return (
    <div className="mt-5 grid content-start gap-1.5 print:hidden">
      <Label htmlFor="add-measure">Add a measure</Label>
      <div className="flex gap-2">
        <div className="min-w-0 flex-1">
          <NativeSelect id="add-measure" value={chosen} onChange={event => setChosen(event.target.value)}>
            <option value="">Choose…</option>
            {shelf.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </div>
        <Button variant="outline" aria-disabled={!wanted || isPending} onClick={add}>
          Add
        </Button>
      </div>
      <FormMessage>{message}</FormMessage>
    </div>
  )
}
