'use client'

import { useEffect, useRef, useState } from 'react'
import { onLoggedInAgain } from '@/components/ui/login-end'
import { SignedOut } from '@/components/ui/signed-out'
import { Announcer } from '@/components/ui/toast'
import { DraftKeeper, type KeepDraft, type DraftStatus as Status, type Typed } from './draft-keeper'

type OnScreen = {
  edits: number
  content: () => Typed
  /** Risk items above their limit: a draft that brings a new one does not wait. */
  raised: number
}

/** Why something waits that leaves this page. */
export const notKept = 'What you typed here could not be saved yet. Please try again.'

/** Keeps the draft on the server in step with what is typed; gives its status. Nothing is kept in the browser. */
export function useDraft(send: KeepDraft, draftVersion: number, typed: OnScreen) {
  const [status, setStatus] = useState<Status>({ kind: 'untouched' })
  const [keeper] = useState(() => new DraftKeeper(send, draftVersion, setStatus))
  const sent = useRef({ edits: 0, raised: typed.raised })
  useEffect(() => {
    const { edits, raised } = sent.current
    if (typed.edits === edits) return
    sent.current = typed
    keeper.change(typed.content(), typed.raised > raised)
  }, [keeper, typed])
  useEffect(() => flushOnLeaving(keeper), [keeper])
  useEffect(() => onLoggedInAgain(() => keeper.flush()), [keeper])
  return { status, keeper }
}

/** Sends what waits when the page is hidden, and asks before a page is closed whose last words have not arrived. */
function flushOnLeaving(keeper: DraftKeeper): () => void {
  const flush = () => keeper.flush()
  const hidden = () => document.visibilityState === 'hidden' && keeper.flush()
  const leaving = (event: BeforeUnloadEvent) => {
    keeper.flush()
    if (keeper.isBehind) event.preventDefault()
  }
  document.addEventListener('visibilitychange', hidden)
  window.addEventListener('pagehide', flush)
  window.addEventListener('beforeunload', leaving)
  return () => {
    document.removeEventListener('visibilitychange', hidden)
    window.removeEventListener('pagehide', flush)
    window.removeEventListener('beforeunload', leaving)
    flush()
  }
}

/** Whether what was typed has reached the server. Quiet while all is well; read out only when something is wrong. */
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
  refused: 'This draft could not be saved',
}

function Words({ status, hasDraft }: { status: Status; hasDraft: boolean }) {
  if (status.kind === 'untouched') return hasDraft ? <p>Earlier draft, not saved yet</p> : null
  return <p>{status.kind === 'signed-out' ? <SignedOut refusal={status} /> : (trouble[status.kind] ?? 'Saving…')}</p>
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
