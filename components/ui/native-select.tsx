import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { control } from './input'

/**
 * The browser's own list, dressed like the other fields. Keyed by its first value: a form that React resets after an action would
 * otherwise fall back to the choice the page was loaded with.
 */
export function NativeSelect({ className, ...props }: ComponentProps<'select'>) {
  return (
    <span data-slot="native-select-wrapper" className="relative block">
      <select
        key={String(props.defaultValue)}
        data-slot="native-select"
        className={cn(
          control,
          'h-9 appearance-none pr-8 pl-3 read-only:bg-raised forced-colors:appearance-auto',
          className,
        )}
        {...props}
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-soft" />
    </span>
  )
}
