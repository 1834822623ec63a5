'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { measureName, targetWords } from './measure-name'
import type { Sheet } from './sheet'

/** Measures that are not asked today, to be added to this session. Chosen first and added then: arrow keys only look. */
export function AddMeasure({ shelf, onAdd }: { shelf: readonly Sheet[]; onAdd: (id: string) => void }) {
  const [chosen, setChosen] = useState('')
  const add = () => {
    setChosen('')
    onAdd(chosen)
  }
  if (shelf.length === 0) return null
  return (
    <div className="mt-5 grid gap-1.5 print:hidden">
      <Label htmlFor="add-measure">Add a measure</Label>
      <div className="flex gap-2">
        <div className="min-w-0 flex-1">
          <NativeSelect id="add-measure" value={chosen} onChange={event => setChosen(event.target.value)}>
            <option value="">Choose…</option>
            {shelf.map(sheet => (
              <option key={sheet.id} value={sheet.id}>
                {shelfName(sheet)}
              </option>
            ))}
          </NativeSelect>
        </div>
        <Button variant="outline" aria-disabled={chosen === ''} onClick={() => chosen !== '' && add()}>
          Add
        </Button>
      </div>
    </div>
  )
}

/** The same form may lie here twice: once about whom the plan says, once about whomever is chosen when it is filled in. */
function shelfName(sheet: Sheet): string {
  const { instrument, target, isTargetFixed } = sheet
  if (instrument.ownPrompt) return measureName(sheet)
  const about = target && `, about ${isTargetFixed ? targetWords[target] : 'a person you choose'}`
  return `${instrument.short}: ${measureName(sheet)}${about ?? ''}`
}
