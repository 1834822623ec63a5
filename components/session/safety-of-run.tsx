'use client'

import { useEffect, useRef } from 'react'
import type { FlagView } from '@/db/flag-views'
import type { FormAction } from '@/lib/form-state'
import { SafetyFirst } from './summary/safety-first'

type Props = { flags: readonly FlagView[]; resolve: FormAction }

/** What a run of earlier sessions has left open of Safety. It is said, and has the focus, before the next session is typed. */
export function SafetyOfRun({ flags, resolve }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const ids = flags.map(({ id }) => id).join()
  // Only what is new takes the focus: one that stays open stays in sight while the others are typed.
  useEffect(() => {
    if (ids) place.current?.querySelector('button')?.focus()
  }, [ids])
  return (
    <div ref={place} role="alert">
      {flags.length > 0 && <SafetyFirst flags={flags} wasPassing={false} resolve={resolve} />}
    </div>
  )
}
