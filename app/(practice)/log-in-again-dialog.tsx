'use client'

import { useActionState } from 'react'
import { logIn } from '@/app/login/sign-in'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'

export type Account = { personId: string; name: string; email: string; isDemo: boolean }
type Props = { account: Account; onDone: () => void; onClose: () => void }

/** Asks for the password of the one person whose page it is. Somebody else's login would carry on with work that is not theirs. */
export function LogInAgainDialog({ account, onDone, onClose }: Props) {
  const [message, send] = useActionState(async (_: string | null, form: FormData) => {
    const why = await logIn(credentials(account, form))
    if (why === null) onDone()
    return why
  }, null)
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Your login has ended</DialogTitle>
          <DialogDescription>
            Everything on this page is still here. Log in again to continue where you were.
          </DialogDescription>
        </DialogHeader>
        <form action={send} className="grid gap-4">
          {/* Not seen: it tells a password manager whose password is asked for. */}
          <input type="email" autoComplete="username" readOnly hidden defaultValue={account.email} />
          {!account.isDemo && <PasswordField kind="current" label="Password" hint={account.email} />}
          <FormMessage>{message}</FormMessage>
          <DialogFooter>
            <SubmitButton pending="Logging in…">{`Log in as ${account.name}`}</SubmitButton>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** The people of a demo have no passwords. */
function credentials({ personId, email, isDemo }: Account, form: FormData): Parameters<typeof logIn>[0] {
  if (isDemo) return { provider: 'demo', personId }
  return { provider: 'password', email, password: String(form.get('password') ?? '') }
}
