'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { onLoginEnded } from '@/components/ui/login-end'
import { loginChannel } from '@/components/ui/login-tabs'
import type { Account } from './log-in-again-dialog'

export type Props = {
  account: Account
  /** How long a login holds that is not used, in ms. */
  idle: number
}

const minute = 60_000

/**
 * What every page has of the guard of its login. It loads the rest (login-watch.tsx) once the page was open for a minute, or when a login may
 * have ended before, here or in another page; where the server does not answer then, it tries again, and the page goes on meanwhile. A page that the browser keeps for
 * going back is kept covered.
 */
export function LoginGuard(props: Props) {
  const [watch, setWatch] = useState<ReactNode>(null)
  useEffect(() => {
    const load = () => {
      import('./login-watch').then(
        ({ LoginWatch }) => {
          clearInterval(timer)
          // It listens itself.
          channel.close()
          setWatch(<LoginWatch {...props} />)
        },
        () => {},
      )
    }
    const timer = setInterval(load, minute)
    const stop = onLoginEnded(load)
    const channel = new BroadcastChannel(loginChannel)
    channel.onmessage = load
    window.onpagehide = () => {
      // See globals.css.
      document.documentElement.dataset.covered = ''
      // Runs when the page comes back, if ever.
      setTimeout(load)
    }
    return () => {
      clearInterval(timer)
      stop()
      channel.close()
      // Led here by a link that found nobody logged in: a new document leaves nothing of this one behind.
      if (location.pathname === '/login') location.reload()
    }
  }, [props])
  return watch
}
