'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { onLoginEnded, tellLoggedInAgain } from '@/components/ui/login-end'
import { loginChannel } from '@/components/ui/login-tabs'
import { tellTabs } from '@/components/ui/tell-tabs'
import { toast } from '@/components/ui/toast'
import { type Account, LogInAgainDialog } from './log-in-again-dialog'
import type { Props } from './login-guard'

/** Of a login: when it ends, by this browser's clock, and whether using it would not change that. */
type Ending = { endsAt: number; isFinal: boolean; isOver: boolean }

const minute = 60_000
/** How long before the end it is said, in ms. */
const notice = 2 * minute

/**
 * Knows when the login of this page ends, and covers the page then, at once, until its person has logged in again over it. The server decides:
 * it is asked every minute that the page is looked at, and whenever something may have changed it. The clock here says when to ask.
 */
export function LoginWatch({ account, idle }: Props) {
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
    if (told?.hasLoggedOut) return leave('/login')
    if (told?.isHandedOver) return leave('/give-back')
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
  addEventListener('pageshow', ask, on)
  document.addEventListener('visibilitychange', () => document.hidden || ask(), on)
  const stopListening = onLoginEnded(() => void ask())
  const channel = new BroadcastChannel(loginChannel)
  channel.onmessage = ask
  void ask()
  return () => {
    clearTimeout(timer)
    stop.abort()
    stopListening()
    channel.close()
  }
}

/** Somebody logged out in another page of this browser, or handed the screen over: nothing of this one stays behind. */
function leave(to: string): void {
  cover(true)
  location.replace(to)
}

/** See globals.css. */
const cover = (isCovered: boolean) => document.documentElement.toggleAttribute('data-covered', isCovered)

/** What there is to say: that it ends soon, and that it has ended. */
function LoginNotice({ account, ending }: { account: Account; ending: Ending }) {
  const begun = () => {
    tellTabs()
    toast('You are logged in again.')
    tellLoggedInAgain()
  }
  if (ending.isOver) return <LogInAgainDialog account={account} onDone={begun} />
  return ending.isFinal ? <EndsForGood {...ending} /> : <EndsUnlessUsed {...ending} />
}

/** Nothing was done here for some time. */
function EndsUnlessUsed({ endsAt }: Ending) {
  const stay = async () => {
    await fetch('/api/login', { method: 'POST' }).catch(() => null)
    tellTabs()
  }
  return (
    <Dialog open onOpenChange={stay}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Are you still there?</DialogTitle>
          <DialogDescription>
            Nothing was done here for a while. When the time is up, this page is covered until you log in again. What
            you typed on it is kept.
          </DialogDescription>
        </DialogHeader>
        <Countdown endsAt={endsAt} />
        <DialogFooter>
          <form action="/log-out" method="post">
            <Button type="submit" variant="outline">
              Log out now
            </Button>
          </form>
          <Answer onClick={stay}>Stay logged in</Answer>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

/** However much it is used, a login ends after some hours. */
function EndsForGood({ endsAt }: Ending) {
  const [isOpen, setIsOpen] = useState(true)
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Your login ends soon</DialogTitle>
          <DialogDescription>
            Once in twelve hours Attune asks you to log in again. When the time is up, this page is covered until you
            do. What you typed on it is kept.
          </DialogDescription>
        </DialogHeader>
        <Countdown endsAt={endsAt} />
        <DialogFooter>
          <Answer onClick={() => setIsOpen(false)}>Go on</Answer>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}

/** What Enter answers. It has the focus once the dialog has opened, which gives it to what comes first. */
function Answer(props: ComponentProps<typeof Button>) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return <Button ref={button} {...props} />
}

function Countdown({ endsAt }: { endsAt: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p role="timer" className="font-serif text-2xl tabular-nums">
      {timeLeft(endsAt - now)}
    </p>
  )
}

/** Minutes and seconds, as on a clock. */
function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
