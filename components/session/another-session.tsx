'use client'

import { useActionState } from 'react'
import { PersonHeading } from '@/components/shell/person-heading'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SessionsOfToday } from '@/db/sessions'
import { writtenDate } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { displayName } from '@/lib/text/display-name'
import { Link } from '../ui/link'

type Props = SessionsOfToday & { locale: string; sendKey: string; beginSession: FormAction }

/** A second session of one day shifts every number after it: whoever wants one says so, knowing what is there. */
export function AnotherSession({ client, today, sessions, locale, sendKey, beginSession }: Props) {
  const [state, send] = useActionState(beginSession, {})
  const path = `/clients/${client.id}`
  return (
    <>
      <PersonHeading
        person={client}
        crumbs={[{ label: displayName(client), href: path }, { label: 'Record a session' }]}
        title="There is already a session today"
        about={writtenDate(today, locale)}
      />
      <ul className="mt-3 grid gap-2">
        {sessions.map(session => (
          <li key={session.id}>
            <Button asChild variant="outline">
              <Link href={`${path}/sessions/${session.id}${session.isSaved ? '/summary' : ''}`}>
                {session.isSaved ? `Open session ${session.number}` : 'Resume the session already begun'}
              </Link>
            </Button>
          </li>
        ))}
      </ul>
      <form action={send} className="mt-6 grid justify-items-start gap-2">
        <input type="hidden" name="clientId" value={client.id} />
        <input type="hidden" name="key" value={sendKey} />
        <input type="hidden" name="another" value="on" />
        <p className="max-w-prose text-soft">A second session counts separately, with a number of its own.</p>
        <SubmitButton variant="outline" pending="Opening…">
          Record a second session today
        </SubmitButton>
        <FormMessage state={state}>{state.errors?.clientId?.join(' ')}</FormMessage>
      </form>
    </>
  )
}
