'use client'

import { useActionState, useId, useLayoutEffect, useRef, useState } from 'react'
import { SecondStep } from '@/app/login/second-step'
import { logIn } from '@/app/login/sign-in'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'

export type Account = {
  personId: string
  name: string
  email: string
  isDemo: boolean
  hasApp: boolean
  hasPasskey: boolean
}
type Props = { account: Account; onDone: () => void }

/**
 * Covers the whole page, and asks for the password of the one person whose page it is. Somebody else's login would carry on with work that
 * is not theirs. There is nothing beside it to go back to, so it does not close.
 */
export function LogInAgainDialog({ account, onDone }: Props) {
  const [asksCode, setAsksCode] = useState(false)
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      data-cover
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
      onCancel={event => event.preventDefault()}
      // A browser lets a second Escape through.
      onClose={event => event.currentTarget.isConnected && event.currentTarget.showModal()}
      className="m-0 h-dvh max-h-none w-screen max-w-none overflow-y-auto bg-paper text-ink"
    >
      <div className="mx-auto grid max-w-sm gap-5 px-4 py-[18vh]">
        <p className="font-serif text-2xl text-accent">Attune</p>
        <div>
          <h1 id={`${id}t`} className="font-serif text-[1.625rem] leading-tight">
            Your login has ended
          </h1>
          <p id={`${id}d`} className="mt-2 text-soft">
            The page is covered so that nobody else reads it. Log in again to go on where you were; what you typed is
            still there.
          </p>
        </div>
        {asksCode ? (
          <SecondStep {...account} submit={`Log in as ${account.name}`} onDone={onDone} />
        ) : (
          <FirstStep account={account} onDone={onDone} onSecondStep={() => setAsksCode(true)} />
        )}
        {/* A new document: nothing of this page is somebody else's to see. */}
        <p className="text-[0.8125rem] text-soft">
          <a href="/login" className="underline underline-offset-4 hover:text-ink">
            Log in as somebody else
          </a>{' '}
          instead. What you typed here is then gone.
        </p>
      </div>
    </dialog>
  )
}

type FirstStepProps = { account: Account; onDone: () => void; onSecondStep: () => void }

function FirstStep({ account, onDone, onSecondStep }: FirstStepProps) {
  const [message, send] = useActionState(async (_: string | null, form: FormData) => {
    const { next, why = null } = await logIn(credentials(account, form))
    if (next === 'in') onDone()
    if (next === 'second-step') onSecondStep()
    return why
  }, null)
  return (
    <form action={send} className="grid gap-4">
      {/* Not seen: it tells a password manager whose password is asked for. */}
      <input type="email" autoComplete="username" readOnly hidden defaultValue={account.email} />
      {!account.isDemo && <PasswordField kind="current" label="Password" hint={account.email} />}
      <FormMessage>{message}</FormMessage>
      <SubmitButton pending="Logging in…">{`Log in as ${account.name}`}</SubmitButton>
    </form>
  )
}

/** The people of a demo have no passwords. */
function credentials({ personId, email, isDemo }: Account, form: FormData): Parameters<typeof logIn>[0] {
  if (isDemo) return { provider: 'demo', personId }
  return { provider: 'password', email, password: String(form.get('password') ?? '') }
}
