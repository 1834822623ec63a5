import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { NativeSelect } from '@/components/ui/native-select'
import type { PlanRow } from './plan-row'

type Props = { offered: readonly PlanRow[]; onAdd: (row: PlanRow) => void }

/** Chooses among what the library offers and the plan does not hold yet. */
export function AddMeasure({ offered, onAdd }: Props) {
  const [chosen, setChosen] = useState('')
  const row = offered.find(({ key }) => key === chosen) ?? offered[0]
  if (!row) return <p className="text-soft">All measures of the library are in the plan.</p>
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label="Add a measure" name="measure" className="min-w-64 flex-1">
        <NativeSelect value={row.key} onChange={event => setChosen(event.target.value)}>
          {offered.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Button variant="outline" onClick={() => onAdd(row)}>
        Add
      </Button>
    </div>
  )
}
