'use client'

import { useActionState } from 'react'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { FormAction } from '@/lib/form-state'

type Login = { id: string; since: string; seen: string; browser: string | null; isThis: boolean }
type Props = { logins: readonly Login[]; endOne: FormAction; endOthers: FormAction }

export function LoginList({ logins, endOne, endOthers }: Props) {
  return (
    <>
      <Table label="Logins">
        <TableHeader>
          <TableRow>
            <TableHead>Logged in</TableHead>
            <TableHead>Last used</TableHead>
            <TableHead>
              <span className="sr-only">End it</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {logins.map(login => (
            <TableRow key={login.id}>
              <TableCell className="tabular-nums">
                {login.since}
                {login.browser && <span className="block text-sm text-soft">{login.browser}</span>}
              </TableCell>
              <TableCell className="tabular-nums">{login.seen}</TableCell>
              <TableCell className="text-right">
                {login.isThis ? (
                  <span className="text-soft">this one</span>
                ) : (
                  <EndLogin action={endOne} login={login} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {logins.length > 1 && (
        <div>
          <ConfirmButton
            label="Log out everywhere else"
            title="Log out everywhere else?"
            description="Anything typed there and not yet saved may be lost."
            confirm="Log out everywhere else"
            action={endOthers}
          />
        </div>
      )}
    </>
  )
}

function EndLogin({ action, login }: { action: FormAction; login: Login }) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send}>
      <input type="hidden" name="loginId" value={login.id} />
      <FormMessage state={state} />
      <SubmitButton variant="outline" size="sm" pending="Ending…" aria-label={`End the login of ${login.since}`}>
        End
      </SubmitButton>
    </form>
  )
}
