'use client'

import { useActionState } from 'react'
import { ActButton } from '@/components/ui/act-button'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction, FormState } from '@/lib/form-state'
import { plural } from '@/lib/text/number-words'

type Props = {
  who: string
  unsent: { requestId: string; answered: number }
  actions: { take: FormAction; leave: FormAction }
}

/** What the client answered on this screen and did not send: how many answers, and nothing of what they say. */
export const UnsentNotice = ({ who, unsent: { requestId, answered }, actions }: Props) => (
  <aside aria-label="Not sent" className="mb-4 border-l-2 border-accent pl-4 print:hidden">
    <p>
      {`${who} gave ${plural(answered, 'answer')} on your screen and did not press Send.`}{' '}
      <span className="text-soft">
        Take them if they said so, or let them go on: what they answered is still there.
      </span>
    </p>
    <div className="mt-2 flex flex-wrap gap-3">
      <Take action={actions.take} requestId={requestId} />
      <ActButton action={actions.leave} fields={{ requestId }} focus="main" variant="link" size="sm">
        Leave them out
      </ActButton>
    </div>
  </aside>
)

/** The page is opened anew then: what it shows of the session was read before. */
function Take({ action, requestId }: { action: FormAction; requestId: string }) {
  const [state, send] = useActionState(async (previous: FormState, form: FormData) => {
    const taken = await action(previous, form)
    if (taken.ok) location.reload()
    return taken
  }, {})
  return (
    <form action={send}>
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton variant="outline" size="sm" pending="Taking…">
        Take the answers
      </SubmitButton>
      {!state.ok && <FormMessage state={state} className="mt-2" />}
    </form>
  )
}
