'use client'

import { Check } from 'lucide-react'
import { DropdownMenu as Menu } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn'

/** Never modal: a modal menu would inject a style element, which the content security policy blocks. */
export function DropdownMenu(props: Omit<ComponentProps<typeof Menu.Root>, 'modal'>) {
  return <Menu.Root modal={false} {...props} />
}

export function DropdownMenuTrigger(props: ComponentProps<typeof Menu.Trigger>) {
  return <Menu.Trigger data-slot="dropdown-menu-trigger" {...props} />
}

export function DropdownMenuContent({ className, sideOffset = 6, ...props }: ComponentProps<typeof Menu.Content>) {
  return (
    <Menu.Portal>
      <Menu.Content
        data-slot="dropdown-menu-content"
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn('z-50 min-w-44 rounded-md border border-rule bg-paper p-1 text-ink shadow-lg', className)}
        {...props}
      />
    </Menu.Portal>
  )
}

const item =
  'relative flex cursor-pointer items-center gap-2 rounded-sm px-2.5 py-1.5 outline-none select-none data-highlighted:bg-wash data-disabled:opacity-55 [&_svg]:size-4'

type ItemProps = ComponentProps<typeof Menu.Item> & { variant?: 'default' | 'destructive' }

export function DropdownMenuItem({ className, variant, ...props }: ItemProps) {
  return <Menu.Item className={cn(item, variant === 'destructive' && 'text-safety', className)} {...props} />
}

export function DropdownMenuCheckboxItem({ className, children, ...props }: ComponentProps<typeof Menu.CheckboxItem>) {
  return (
    <Menu.CheckboxItem className={cn(item, 'pl-8', className)} {...props}>
      <Tick />
      {children}
    </Menu.CheckboxItem>
  )
}

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Menu.RadioItem>) {
  return (
    <Menu.RadioItem className={cn(item, 'pl-8', className)} {...props}>
      <Tick />
      {children}
    </Menu.RadioItem>
  )
}

function Tick() {
  return (
    <Menu.ItemIndicator className="absolute left-2.5">
      <Check aria-hidden />
    </Menu.ItemIndicator>
  )
}

export function DropdownMenuRadioGroup(props: ComponentProps<typeof Menu.RadioGroup>) {
  return <Menu.RadioGroup {...props} />
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Menu.Label>) {
  return <Menu.Label className={cn('px-2.5 pt-1.5 pb-1 text-xs text-soft', className)} {...props} />
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Menu.Separator>) {
  return <Menu.Separator className={cn('-mx-1 my-1 h-px bg-rule', className)} {...props} />
}
