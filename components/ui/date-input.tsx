'use client'

import { Calendar } from 'lucide-react'
import {
  type ComponentProps,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { dateInLetters, dateInNumbers, datePattern, orderField, orderWords } from '@/lib/text/date-order'
import { readDate } from '@/lib/text/read-date'
import { cn } from './cn'
import { useDates } from './dates'
import { Input } from './input'

type Props = Omit<ComponentProps<'input'>, 'defaultValue' | 'type' | 'min' | 'max'> & {
  /** What is stored: YYYY-MM-DD. */
  defaultValue?: string
  /** What was typed and came back; shown as it is. */
  typed?: string | undefined
  /** What the browser's calendar offers; the server checks in words. */
  min?: string
  max?: string
  /** Whether years of two digits lie near today or, for a date of birth, in the past. */
  years?: 'near' | 'past'
}

/**
 * A date, typed in the practice's order; below it is what it was understood as. The browser's own calendar is there as a help. The
 * order is sent along, so that the server reads the date as this field did, with a script or without one.
 */
export function DateInput({ defaultValue = '', typed, min, max, years, name = '', className, ref, ...props }: Props) {
  const { order, today } = useDates()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const calendar = useRef<HTMLInputElement>(null)
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(ref, () => field.current, [])
  const shown = typed ?? dateInNumbers(defaultValue, order)
  const [text, setText] = useText(field)
  const date = readDate(text ?? shown, { order, today, years })
  const choose = (chosen: string) => {
    if (!field.current || chosen === '') return
    field.current.value = dateInNumbers(chosen, order)
    setText(field.current.value)
    field.current.focus()
  }
  const openCalendar = () => {
    if (!calendar.current) return
    calendar.current.value = date ?? ''
    calendar.current.showPicker()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !event.altKey) return
    event.preventDefault()
    openCalendar()
  }
  return (
    <span data-slot="date-input" className={cn('grid max-w-56 content-start gap-1', className)}>
      <span className="relative block">
        <Input
          autoComplete="off"
          placeholder={datePattern[order]}
          aria-keyshortcuts="Alt+ArrowDown"
          {...props}
          ref={field}
          name={name}
          aria-describedby={cn(props['aria-describedby'], `${id}-date`)}
          defaultValue={shown}
          onChange={event => setText(event.target.value)}
          onKeyDown={press}
          className="pr-10"
        />
        <input
          ref={calendar}
          type="date"
          tabIndex={-1}
          aria-hidden
          {...{ min, max }}
          onChange={event => choose(event.target.value)}
          className="pointer-events-none absolute inset-x-0 bottom-0 h-9 opacity-0"
        />
        <CalendarButton onClick={openCalendar} />
      </span>
      <span id={`${id}-date`} aria-live="polite" className="text-[0.8125rem] text-soft tabular-nums empty:hidden">
        {date !== null ? dateInLetters(date, order) : !props['aria-invalid'] && `As ${orderWords[order]}`}
      </span>
      <input type="hidden" name={orderField(name)} value={order} />
    </span>
  )
}

/** For the pointer: from the keyboard a date is typed, or Alt and the arrow down open the calendar. */
function CalendarButton({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label="Open the calendar"
      onClick={onClick}
      className="absolute top-1 right-1 grid size-7 cursor-pointer place-items-center rounded-sm text-soft hover:bg-wash hover:text-ink noscript:hidden"
    >
      <Calendar aria-hidden className="size-4" />
    </button>
  )
}

/** What was typed in a field since its form was reset, or null where nothing was. React resets a form after its action. */
function useText(field: RefObject<HTMLInputElement | null>) {
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    const form = field.current?.form
    const forget = () => setText(null)
    form?.addEventListener('reset', forget)
    return () => form?.removeEventListener('reset', forget)
  }, [field])
  return [text, setText] as const
}
