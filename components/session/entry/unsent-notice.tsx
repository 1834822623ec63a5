'use client'

import dynamic from 'next/dynamic'
import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { toast } from '@/components/ui/toast'
import type { FormAction, FormState } from '@/lib/form-state'
import { plural } from '@/lib/text/number-words'

// Few sessions have anything unsent: loaded where one has.
const ConfirmButton = dynamic(() => import('@/components/ui/confirm-button').then(button => button.ConfirmButton))

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
        Take these if the client said so, or hand the screen over again for the rest. Left out, they are removed.
      </span>
    </p>
    <div className="mt-2 flex flex-wrap gap-3">
      <Take action={actions.take} requestId={requestId} />
      <ConfirmButton
        label="Leave them out"
        title="Leave these answers out?"
        description={`What ${who} answered and did not send is removed. This cannot be undone.`}
        confirm="Remove the answers"
        cancel="Keep them"
        action={told(actions.leave)}
        fields={{ requestId }}
        variant="destructive"
        size="sm"
      />
    </div>
  </aside>
)

/** Says what was done as soon as it is: with the answers, the button is gone. */
const told =
  (action: FormAction): FormAction =>
  async (previous, form) => {
    const { message, ...done } = await action(previous, form)
    if (!done.ok) return { message, ...done }
    toast(message ?? '')
    return done
  }

/** The page is opened anew then, and says so: what it shows of the session was read before. */
function Take({ action, requestId }: { action: FormAction; requestId: string }) {
  const [state, send] = useActionState(async (previous: FormState, form: FormData) => {
    const taken = await action(previous, form)
    if (taken.ok) location.replace(`${location.pathname}?taken=${requestId}`)
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
