'use client'

import { CodeForm } from '@/components/account/code-form'
import { PasskeyForm } from '@/components/ui/passkey-form'
import { askSecondStep, sendCode, sendPasskey } from './code/actions'

type Props = {
  hasApp: boolean
  hasPasskey: boolean
  /** Nobody else goes on with the page; left out where the first step has seen to that. */
  personId?: string
  submit: string
  onDone: () => void
}

/** The second step of logging in again, on the page of somebody. */
export const SecondStep = ({ hasApp, hasPasskey, personId, submit, onDone }: Props) => (
  <>
    {hasPasskey && (
      <PasskeyForm
        ask={askSecondStep}
        action={sendPasskey}
        label="Use a passkey"
        fields={personId === undefined ? {} : { personId }}
        onDone={onDone}
      />
    )}
    <CodeForm
      action={sendCode}
      hasApp={hasApp}
      {...(personId !== undefined && { personId })}
      onDone={onDone}
      submit={submit}
    />
  </>
)
