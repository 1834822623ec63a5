'use client'

import { useActionState } from 'react'
import { RecordButton } from '@/components/shell/record-button'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { Link } from '@/components/ui/link'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { displayName, type NamedClient } from '@/lib/text/display-name'

type Props = {
  client: NamedClient
  next: NamedClient | null
  /** Makes a repeated press the same press. */
  nextKey: string
  /** Where the session is corrected, for whoever may record. */
  correct: string | null
  beginSession: FormAction
  /** The client's session that is open, if there is one. */
  open: { id: string; day: string | null } | null
  /** Something else comes first, and has the filled button. */
  isLater: boolean
}

/** Where to go from here: the next client first, since that is what usually comes. */
export function SecondaryActions({ client, next, nextKey, correct, beginSession, open, isLater }: Props) {
  const [state, send] = useActionState(beginSession, {})
  return (
    <>
      {correct && <To href={correct}>Correct this session</To>}
      <To href="/caseload" isNext={!next}>
        Caseload
      </To>
      <To href={`/clients/${client.id}`}>{displayName(client)}</To>
      {correct && (
        <RecordButton
          action={beginSession}
          clientId={client.id}
          sendKey={`${nextKey}.again`}
          who={displayName(client)}
          open={open}
          variant="outline"
          hasKey
        />
      )}
      {next && (
        <form action={send}>
          <input type="hidden" name="clientId" value={next.id} />
          <input type="hidden" name="key" value={nextKey} />
          <SubmitButton data-comes-next pending="Opening…" variant={isLater ? 'outline' : 'default'}>
            <Short>{`Next: ${displayName(next)}`}</Short>
          </SubmitButton>
          <FormMessage state={state}>{state.errors?.clientId?.join(' ')}</FormMessage>
        </form>
      )}
    </>
  )
}

/** A name as long as a button can hold. */
const Short = ({ children }: { children: string }) => <span className="max-w-56 truncate">{children}</span>

function To({ href, isNext = false, children }: { href: string; isNext?: boolean; children: string }) {
  return (
    <Button asChild variant="outline">
      <Link href={href} data-comes-next={isNext || undefined}>
        <Short>{children}</Short>
      </Link>
    </Button>
  )
}
