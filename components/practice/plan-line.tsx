import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { PlanRow } from './plan-row'

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
            aria-label={`${row.label}: every how many sessions`}
            aria-invalid={errors.length > 0 || undefined}
            aria-describedby={errors.length > 0 ? id : undefined}
            value={row.everySessions}
            onChange={event => onRhythm(event.target.value)}
          />
          <span className="w-14">{row.everySessions.trim() === '1' ? 'session' : 'sessions'}</span>
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
          <Button variant="ghost" size="icon" aria-label={`Take ${row.label} out`} onClick={onRemove}>
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
