'use client'

import { type ComponentProps, useEffect, useRef } from 'react'
import { cn } from './cn'

/**
 * A panel that opens from its name and floats over the page. A browser's own disclosure: it opens before there is JavaScript, and
 * needs no code for its place. Escape, a click elsewhere and a link followed within it close it, and it gives the focus back.
 */
export function Popover({ className, ...props }: Omit<ComponentProps<'details'>, 'ref'>) {
  return <details ref={useDismiss()} data-slot="popover" className={cn('text-[0.8125rem]', className)} {...props} />
}

/** Its name, which opens and closes it. */
export function PopoverTrigger({ className, children, ...props }: ComponentProps<'summary'>) {
  return (
    <summary
      data-slot="popover-trigger"
      className={cn('flex min-h-7 items-center gap-1 text-soft hover:text-ink', className)}
      {...props}
    >
      {children}
      <span aria-hidden className="text-[0.625rem]">
        ▾
      </span>
    </summary>
  )
}

/**
 * What it holds, under the nearest positioned box around it rather than under its name: a name at the left edge of a phone has no
 * room to its own left.
 */
export function PopoverContent({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="popover-content"
      className={cn(
        'absolute top-full right-0 z-20 mt-1 grid max-w-[calc(100vw-2rem)] gap-2 rounded-md border border-rule bg-paper p-3 shadow-lg',
        className,
      )}
      {...props}
    />
  )
}

/** A dialog that was opened from the panel comes first. */
function useDismiss() {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const element = details.current
    const close = () => {
      if (!element?.open) return
      const hadFocus = element.contains(document.activeElement)
      element.open = false
      if (hadFocus) element.querySelector('summary')?.focus()
    }
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && (!element?.contains(target) || target.closest('a'))) close()
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && !document.querySelector('dialog[open]')) close()
    }
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return details
}
