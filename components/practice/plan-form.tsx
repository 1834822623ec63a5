'use client'

import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { NativeSelect } from '@/components/ui/native-select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Announcer } from '@/components/ui/toast'
import type { PlanEntry } from '@/lib/battery'
import type { FormAction } from '@/lib/form-state'
import { moved, type Offered, offeredRows, PlanLine, type PlanRow, planRows, sentRows } from './plan-line'

type Props = { action: FormAction; plan: readonly PlanEntry[]; mark: string; instruments: readonly Offered[] }

/** Which measures the practice asks, in which order and how often. Nothing holds until it is saved. */
export function PlanForm({ action, plan, mark, instruments }: Props) {
  const [state, send] = useActionState(action, {})
  const offered = offeredRows(instruments)
  const [rows, setRows] = useState(() => planRows(plan, offered))
  const [said, setSaid] = useState('')
  const change = (next: PlanRow[], sentence: string) => {
    setRows(next)
    setSaid(sentence)
  }
  const move = (row: PlanRow, by: -1 | 1) => {
    const next = moved(rows, row.key, by)
    change(next, `${row.label} is now ${next.findIndex(({ key }) => key === row.key) + 1} of ${next.length}.`)
  }
  return (
    <form action={send} className="grid max-w-2xl gap-5">
      <p className="max-w-prose text-soft">
        Each measure is due at the first session, and then again after that many attended sessions, in this order. A
        change applies to every client, except where a client has a rhythm of their own or a pause.
      </p>
      <input type="hidden" name="mark" value={mark} />
      <input type="hidden" name="entries" value={sentRows(rows)} />
      <ol>
        {rows.map((row, at) => (
          <PlanLine
            key={row.key}
            row={row}
            place={{ isFirst: at === 0, isLast: at === rows.length - 1 }}
            errors={[
              ...(state.errors?.[`entries.${at}`] ?? []),
              ...(state.errors?.[`entries.${at}.everySessions`] ?? []),
            ]}
            onRhythm={everySessions => setRows(rows.with(at, { ...row, everySessions }))}
            onMove={by => move(row, by)}
            onRemove={() => change(rows.toSpliced(at, 1), `${row.label} is removed.`)}
          />
        ))}
      </ol>
      <AddMeasure
        offered={offered.filter(({ key }) => !rows.some(row => row.key === key))}
        onAdd={row => change([...rows, row], `${row.label} is added at the end.`)}
      />
      <Announcer>{said}</Announcer>
      <FormMessage state={state} />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  )
}

type AddMeasureProps = { offered: readonly PlanRow[]; onAdd: (row: PlanRow) => void }

/** Chooses among what the library offers and the plan does not hold yet. */
function AddMeasure({ offered, onAdd }: AddMeasureProps) {
  const [chosen, setChosen] = useState('')
  const row = offered.find(({ key }) => key === chosen) ?? offered[0]
  if (!row) return <p className="text-soft">Every measure of the library is in the plan.</p>
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
