import type { ReactNode } from 'react'

/** One thing about the form beside its name, to be put in a `dl`. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-b border-rule py-2.5 sm:grid sm:grid-cols-[7rem_minmax(0,1fr)] sm:items-baseline sm:gap-x-4">
      <dt className="text-[0.8125rem] text-soft">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}
