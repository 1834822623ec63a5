'use client'

import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  use,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { cn } from './cn'

type CommandState = {
  listId: string
  /** The id of the item that Enter takes. */
  chosen: string | undefined
  press: (event: KeyboardEvent) => void
  chooseFirst: () => void
}

const CommandContext = createContext<CommandState | null>(null)

function useCommand(): CommandState {
  const state = use(CommandContext)
  if (!state) throw new Error('A part of a command list stands outside of one')
  return state
}

type Props = ComponentProps<'div'> & {
  /** The ids of its items, in the order in which they are drawn. */
  items: string[]
  /** The items are not all there yet. Enter is kept until they are. */
  isAwaited: boolean
}

/** A field above a list of what can be done. The focus stays in the field: its arrow keys choose an item, and Enter takes it. */
export function Command({ items, isAwaited, className, ...props }: Props) {
  const listId = useId()
  const [at, setAt] = useState(0)
  const [isKept, setKept] = useState(false)
  const chosen = items[at]
  useEffect(() => {
    if (isAwaited || !isKept) return
    setKept(false)
    if (chosen) document.getElementById(chosen)?.click()
  }, [isAwaited, isKept, chosen])
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step !== undefined) setAt((at + step + items.length) % Math.max(items.length, 1))
    else setKept(true)
  }
  const chooseFirst = () => {
    setAt(0)
    setKept(false)
  }
  return (
    <CommandContext value={{ listId, chosen, press, chooseFirst }}>
      <div data-slot="command" className={cn('grid gap-4', className)} {...props} />
    </CommandContext>
  )
}

type InputProps = Omit<ComponentProps<'input'>, 'onChange'> & { onValueChange: (value: string) => void }

export function CommandInput({ onValueChange, className, ...props }: InputProps) {
  const { listId, chosen, press, chooseFirst } = useCommand()
  return (
    <input
      data-slot="command-input"
      role="combobox"
      aria-expanded={chosen !== undefined}
      aria-controls={listId}
      aria-activedescendant={chosen}
      autoComplete="off"
      spellCheck={false}
      onChange={event => {
        onValueChange(event.target.value)
        chooseFirst()
      }}
      onKeyDown={press}
      className={cn('w-full border-b border-ink bg-transparent py-2 outline-none placeholder:text-soft', className)}
      {...props}
    />
  )
}

export function CommandList({ className, ...props }: ComponentProps<'div'>) {
  const { listId } = useCommand()
  return (
    <div
      data-slot="command-list"
      id={listId}
      role="listbox"
      className={cn('max-h-[50vh] overflow-y-auto', className)}
      {...props}
    />
  )
}

/** Items under a heading. */
export function CommandGroup({ heading, children, ...props }: ComponentProps<'div'> & { heading: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a listbox has no fieldsets, it has groups
    <div data-slot="command-group" role="group" aria-label={heading} {...props}>
      <p aria-hidden className="pt-2 pb-1 text-[0.8125rem] text-soft">
        {heading}
      </p>
      {children}
    </div>
  )
}

type ItemProps = { id: string; onSelect: () => void; className?: string; children: ReactNode }

export function CommandItem({ id, onSelect, className, children }: ItemProps) {
  const isChosen = useCommand().chosen === id
  const item = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the keys are the field's, which names the chosen item
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
    <div
      ref={item}
      data-slot="command-item"
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={onSelect}
      className={cn('flex cursor-pointer items-baseline gap-3 rounded-sm px-2 py-1.5 aria-selected:bg-band', className)}
    >
      {children}
    </div>
  )
}
