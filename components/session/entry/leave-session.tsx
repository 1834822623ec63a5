'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { LeavingProps } from './leave-dialogs'

// Loaded when one of them is first asked for.
const LeaveDialogs = dynamic(() => import('./leave-dialogs').then(dialogs => dialogs.LeaveDialogs))

export type Leaving = 'move' | 'discard'

/** The ways out other than saving: to the right client, or not at all. */
export function LeaveSession(props: LeavingProps) {
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const [wasAsked, setWasAsked] = useState(false)
  const ask = (way: Leaving) => {
    setWasAsked(true)
    setLeaving(way)
  }
  return (
    <div className="mt-3 grid justify-items-center gap-1 print:hidden">
      <Button variant="link" size="sm" aria-haspopup="dialog" onClick={() => ask('move')}>
        Wrong client? Move this session
      </Button>
      {props.session.recordedAt === null && (
        <Button variant="link" size="sm" aria-haspopup="dialog" onClick={() => ask('discard')}>
          Discard this session
        </Button>
      )}
      {wasAsked && <LeaveDialogs {...props} leaving={leaving} onClose={() => setLeaving(null)} />}
    </div>
  )
}
