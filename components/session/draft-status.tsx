'use client'

import { useEffect, useState } from 'react'
import { Announcer } from '@/components/ui/announcer'
import { SignedOut } from '@/components/ui/signed-out'
import type { DraftStatus as Status } from './draft-keeper'

/** Whether what is typed has reached the server. Quiet while all is well; read out only when something is wrong. */
export function DraftStatus({ status, hasDraft }: { status: Status; hasDraft: boolean }) {
  return (
    <div className="min-h-5 min-w-44 text-soft text-sm sm:text-right print:hidden">
      {status.kind === 'saved' ? <SavedAgo at={status.at} /> : <Words status={status} hasDraft={hasDraft} />}
      <Announcer>{trouble[status.kind] ?? ''}</Announcer>
    </div>
  )
}

const trouble: Partial<Record<Status['kind'], string>> = {
  retrying: 'Not saved yet: trying again',
  'signed-out': 'Your login has ended. Nothing you typed is lost.',
  conflict: 'This session is open elsewhere',
  refused: 'This draft could not be kept',
}

function Words({ status, hasDraft }: { status: Status; hasDraft: boolean }) {
  if (status.kind === 'untouched') return hasDraft ? <p>Draft from before, not saved yet</p> : null
  if (status.kind === 'signed-out')
    return (
      <p className="text-ink">
        <SignedOut refusal={status} then="; nothing you typed is lost." />
      </p>
    )
  return <p>{trouble[status.kind] ?? 'Saving…'}</p>
}

function SavedAgo({ at }: { at: number }) {
  const [now, setNow] = useState(at)
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [])
  return <p className="tabular-nums">{`Draft saved ${ago(Math.max(1, Math.round((now - at) / 1000)))} ago`}</p>
}

const ago = (seconds: number) => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`)
