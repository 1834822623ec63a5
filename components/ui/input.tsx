import type { ComponentProps } from 'react'
import { cn } from './cn'
import { control } from './control'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input data-slot="input" className={cn(control, 'h-9 px-3', className)} {...props} />
}
