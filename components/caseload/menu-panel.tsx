'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { cn } from '@/components/ui/cn'

type Props = { label: ReactNode; className?: string; children: ReactNode }

/**
 * A panel that floats under the line of controls, which is what it is placed by: a name at the left edge of a phone has no room to
 * its own left. A browser's own disclosure: no menu code for a few choices.
 */
export function MenuPanel({ label, className, children }: Props) {
  const menu = useDismiss()
  return (
    <details ref={menu} className="text-[0.8125rem]">
      <summary className="flex min-h-7 items-center gap-1 text-soft hover:text-ink">
        {label}
        <span aria-hidden className="text-[0.625rem]">
          ▾
        </span>
      </summary>
      <div
        className={cn(
          'absolute top-full right-0 z-20 mt-1 grid max-w-[calc(100vw-2rem)] gap-2 rounded-md border border-rule bg-paper p-3 shadow-lg',
          className,
        )}
      >
        {children}
      </div>
    </details>
  )
}

/**
 * For an open <details> that floats: Escape, a click elsewhere and a link followed within it close it, and it gives the focus back.
 * A dialog that was opened from it comes first.
 */
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
