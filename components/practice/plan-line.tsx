import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { PlanEntry } from '@/lib/battery'
import type { Respondent } from '@/lib/instruments/answers'
import { type AskedMeasure, measureKey, measuresFrom, measureTitle } from '@/lib/measure'

/** Of an instrument, what choosing it needs. */
export type Offered = { id: string; abbreviation: string; respondents: readonly Respondent[]; hasTarget: boolean }

/** One line of the plan on the screen; the rhythm is as typed. */
export type PlanRow = AskedMeasure & { key: string; label: string; everySessions: string }

/** Every line that the library offers, in its order. */
export function offeredRows(instruments: readonly Offered[]): PlanRow[] {
  return instruments.flatMap(instrument => measuresFrom([instrument]).map(measure => rowOf(instrument, measure)))
}

/** The lines of a plan; what the library no longer holds is left out. */
export function planRows(plan: readonly PlanEntry[], offered: readonly PlanRow[]): PlanRow[] {
  return plan.flatMap(entry => {
    const row = offered.find(({ key }) => key === measureKey(entry))
    return row ? [{ ...row, everySessions: String(entry.everySessions) }] : []
  })
}

/** What the form sends, for the rows in their order. */
export const sentRows = (rows: readonly PlanRow[]): string =>
  JSON.stringify(
    rows.map(({ instrumentId, respondent, target, everySessions }) => {
      return { instrumentId, respondent, target, everySessions }
    }),
  )

/** The rows with one of them a place further up (-1) or down (1), where there is one. */
export function moved(rows: readonly PlanRow[], key: string, by: -1 | 1): PlanRow[] {
  const at = rows.findIndex(row => row.key === key)
  const row = rows[at]
  const to = at + by
  if (!row || to < 0 || to >= rows.length) return [...rows]
  return rows.toSpliced(at, 1).toSpliced(to, 0, row)
}

function rowOf({ abbreviation }: Offered, measure: AskedMeasure): PlanRow {
  return { key: measureKey(measure), label: measureTitle({ abbreviation }, measure), ...measure, everySessions: '1' }
}

type Props = {
  row: PlanRow
  place: { isFirst: boolean; isLast: boolean }
  errors: readonly string[]
  onRhythm: (everySessions: string) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

export function PlanLine({ row, place, errors, onRhythm, onMove, onRemove }: Props) {
  const id = useId()
  return (
    <li className="grid gap-1 border-b border-rule py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-48 flex-1">{row.label}</span>
        <span className="flex items-center gap-2 text-soft">
          every
          <Input
            className="w-16 text-right tabular-nums"
            inputMode="numeric"
            maxLength={3}
            aria-label={`${row.label}: how often, in sessions`}
            aria-invalid={errors.length > 0 || undefined}
            aria-describedby={errors.length > 0 ? id : undefined}
            value={row.everySessions}
            onChange={event => onRhythm(event.target.value)}
          />
          <span className="min-w-16 whitespace-nowrap">
            {row.everySessions.trim() === '1' ? 'session' : 'sessions'}
          </span>
        </span>
        <span className="flex">
          <Move
            label={`Move ${row.label} up`}
            isOff={place.isFirst}
            onMove={() => onMove(-1)}
            icon={<ArrowUp aria-hidden />}
          />
          <Move
            label={`Move ${row.label} down`}
            isOff={place.isLast}
            onMove={() => onMove(1)}
            icon={<ArrowDown aria-hidden />}
          />
          <Button variant="ghost" size="icon" aria-label={`Remove ${row.label}`} onClick={onRemove}>
            <X aria-hidden />
          </Button>
        </span>
      </div>
      <FieldError id={id} errors={errors} />
    </li>
  )
}

type MoveProps = { label: string; isOff: boolean; onMove: () => void; icon: React.ReactNode }

/** Moving a line takes it out of the page and puts it back, so the focus is given back too. */
function Move({ label, isOff, onMove, icon }: MoveProps) {
  const button = useRef<HTMLButtonElement>(null)
  const move = () => {
    if (isOff) return
    flushSync(onMove)
    button.current?.focus()
  }
  return (
    <Button ref={button} variant="ghost" size="icon" aria-label={label} aria-disabled={isOff} onClick={move}>
      {icon}
    </Button>
  )
}
