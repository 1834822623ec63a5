'use client'

import { useEffect, useRef, useState } from 'react'
import { onLoggedInAgain } from '@/components/ui/login-end'
import { DraftKeeper, type DraftStatus, type KeepDraft, type Typed } from './draft-keeper'

type OnScreen = {
  edits: number
  content: () => Typed
  /** Risk items above their limit: a draft that brings a new one does not wait. */
  raised: number
}

/** Keeps the draft on the server in step with what is typed; says how it stands. Nothing is kept in the browser. */
export function useDraft(send: KeepDraft, draftVersion: number, typed: OnScreen) {
  const [status, setStatus] = useState<DraftStatus>({ kind: 'untouched' })
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
