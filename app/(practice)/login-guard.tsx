'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { onLoginEnded } from '@/components/ui/login-end'
import { loginChannel } from '@/components/ui/login-tabs'
import type { Account } from './log-in-again-dialog'

// Loaded when it is first needed.
const LoginNotice = dynamic(() => import('./login-notice').then(notice => notice.LoginNotice))

/** Of a login: when it ends, by this browser's clock, and whether using it would not change that. */
export type Ending = { endsAt: number; isFinal: boolean; isOver: boolean }

type Props = {
  account: Account
  /** How long a login holds that is not used, in ms. */
  idle: number
}

const minute = 60_000
/** How long before the end it is said, in ms. */
const notice = 2 * minute

/**
 * Knows when the login of this page ends, and covers the page then, at once, until its person has logged in again over it. The server decides:
 * it is asked every minute that the page is looked at, and whenever something may have changed it. The clock here says when to ask.
 */
export function LoginGuard({ account, idle }: Props) {
  const [ending, setEnding] = useState<Ending | null>(null)
  const { personId } = account
  useEffect(() => watch(personId, idle, setEnding), [personId, idle])
  return ending && <LoginNotice account={account} ending={ending} />
}

function watch(personId: string, idle: number, tell: (ending: Ending | null) => void): () => void {
  let endsAt = Date.now() + idle
  let isUsed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = async () => {
    clearTimeout(timer)
    if (endsAt <= Date.now()) cover(true)
    const asked = fetch('/api/login', { method: isUsed ? 'POST' : 'GET' })
    isUsed = false
    const told = await asked.then(answer => answer.json()).catch(() => null)
    // Whoever else has logged in here gets a page of their own.
    if (told?.personId && told.personId !== personId) return location.reload()
    if (told) endsAt = Date.now() + told.left
    const left = endsAt - Date.now()
    const isSoon = left <= notice
    cover(left <= 0)
    tell(isSoon ? { endsAt, isFinal: told?.left === told?.most, isOver: left <= 0 } : null)
    clearTimeout(timer)
    const pause = isSoon ? left : Math.min(left - notice, document.hidden ? left : minute)
    if (left > 0) timer = setTimeout(ask, pause)
  }
  const use = () => {
    isUsed = true
  }
  const stop = new AbortController()
  const on = { signal: stop.signal, passive: true }
  addEventListener('keydown', use, on)
  addEventListener('pointerdown', use, on)
  // A page that the browser keeps for going back is kept covered.
  addEventListener('pagehide', () => cover(true), on)
  addEventListener('pageshow', ask, on)
  document.addEventListener('visibilitychange', () => document.hidden || ask(), on)
  const stopListening = onLoginEnded(() => void ask())
  const channel = new BroadcastChannel(loginChannel)
  channel.onmessage = ask
  timer = setTimeout(ask, minute)
  return () => {
    clearTimeout(timer)
    stop.abort()
    stopListening()
    channel.close()
    // Led here by a link that found nobody logged in: a new document leaves nothing of this one behind.
    if (location.pathname === '/login') location.reload()
  }
}

/** See globals.css. */
const cover = (isCovered: boolean) => document.documentElement.toggleAttribute('data-covered', isCovered)
