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
import { tellLoggedInAgain } from '@/components/ui/login-end'
import { tellTabs } from '@/components/ui/login-tabs'
import { toast } from '@/components/ui/toast'
import { type Account, LogInAgainDialog } from './log-in-again-dialog'
import type { Ending } from './login-guard'

/** What the guard of a login has to say: that it ends soon, and that it has ended. */
export function LoginNotice({ account, ending }: { account: Account; ending: Ending }) {
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
