'use client'

import { type ReactNode, useActionState } from 'react'
import { CodeField } from '@/components/ui/code-field'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction, FormState, PasskeyAction } from '@/lib/form-state'
import { addPasskey } from './add-passkey'
import { OwnPasswordField } from './own-password-field'
import { type PasskeyLine, Passkeys } from './passkeys'
import { RecoveryCodes } from './recovery-codes'

type WithCodes = FormState & { codes?: string[] }
type CodesAction = (previous: FormState, form: FormData) => Promise<WithCodes>

type Props = {
  state: {
    since: string | null
    isUnreadable: boolean
    pendingKey: string | null
    passkeys: readonly PasskeyLine[]
    /** The address is one at which browsers know passkeys. */
    canHavePasskeys: boolean
    codesLeft: number
    /** It cannot be turned off now. */
    isNeeded: boolean
    requiredFrom: string | null
  }
  qrCode: ReactNode
  actions: {
    begin: FormAction
    giveUp: FormAction
    confirm: CodesAction
    renewCodes: CodesAction
    end: FormAction
    askNew: PasskeyAction
    addNew: CodesAction
    rename: FormAction
    remove: FormAction
  }
}

/** The viewer's own second factor. Codes that were just made stay in sight until their owner goes on, since they are shown once. */
export function SecondFactor({ state, qrCode, actions }: Props) {
  const [confirmed, confirm] = useActionState<WithCodes, FormData>(actions.confirm, {})
  const [renewed, renew] = useActionState<WithCodes, FormData>(actions.renewCodes, {})
  const [added, add] = useActionState<WithCodes, FormData>((previous, form) => addPasskey(actions, previous, form), {})
  const codes = renewed.codes ?? confirmed.codes ?? added.codes
  if (codes)
    return (
      <RecoveryCodes
        codes={codes}
        isNew={renewed.codes === undefined}
        hasApp={state.since !== null || confirmed.codes !== undefined}
      />
    )
  const isOn = state.since !== null || state.passkeys.length > 0
  return (
    <div className="grid max-w-2xl gap-8">
      {isOn && <On state={state} actions={actions} renewed={renewed} renew={renew} />}
      {state.pendingKey !== null ? (
        <SetUp pendingKey={state.pendingKey} qrCode={qrCode} state={confirmed} send={confirm} giveUp={actions.giveUp} />
      ) : (
        <Begin isOn={isOn} hasApp={state.since !== null} action={actions.begin} />
      )}
      <Passkeys
        passkeys={state.passkeys}
        isPossible={state.canHavePasskeys}
        state={added}
        add={add}
        rename={actions.rename}
        remove={actions.remove}
      />
    </div>
  )
}

type OnProps = Pick<Props, 'state' | 'actions'> & { renewed: FormState; renew: (form: FormData) => void }

function On({ state, actions, renewed, renew }: OnProps) {
  const { since, isUnreadable, codesLeft, isNeeded, requiredFrom } = state
  return (
    <section aria-label="Your second factor" className="grid gap-4">
      <p className="max-w-prose">
        {since === null ? 'On, by your passkeys.' : `The app on your phone: on since ${since}.`}{' '}
        {codesLeft === 0 ? 'No recovery code is left.' : `${codesLeft} of 10 recovery codes are left.`}
      </p>
      {isUnreadable && (
        <p className="max-w-prose border-l-2 border-review pl-4">
          The key of your app can no longer be read here, so its codes are not taken. Please set the app up again; until
          then a recovery code or a passkey lets you in.
        </p>
      )}
      <div className="flex flex-wrap items-start gap-2.5">
        <form action={renew} className="grid gap-3">
          <SubmitButton variant="outline" pending="Making codes…">
            Make new recovery codes
          </SubmitButton>
          <FormMessage state={renewed} />
        </form>
        {requiredFrom === null && !isNeeded && <TurnOff action={actions.end} />}
      </div>
      <p className="max-w-prose text-[0.8125rem] text-soft">
        With new codes, those before no longer work.
        {requiredFrom !== null &&
          ` Everybody here needs a second factor from ${requiredFrom} on, so it cannot be turned off.`}
      </p>
    </section>
  )
}

const TurnOff = ({ action }: { action: FormAction }) => (
  <FormDialog
    label="Turn it off"
    title="Turn your second factor off?"
    description="From then on your password alone lets somebody in. Your app, passkeys and recovery codes no longer work here."
    submit="Turn it off"
    done="Your second factor is off."
    action={action}
  >
    <OwnPasswordField />
  </FormDialog>
)

type SetUpProps = {
  pendingKey: string
  qrCode: ReactNode
  state: FormState
  send: (form: FormData) => void
  giveUp: FormAction
}

function SetUp({ pendingKey, qrCode, state, send, giveUp }: SetUpProps) {
  return (
    <section aria-labelledby="set-up" className="grid gap-5">
      <h2 id="set-up" className="font-serif text-xl">
        Give the key to your app
      </h2>
      <ol className="grid max-w-prose list-decimal gap-4 pl-5 marker:text-soft">
        <li>
          Open an authenticator app on your phone: any will do, such as one that your phone or your password manager
          brings.
        </li>
        <li>
          <div className="grid gap-3">
            <p>Have it scan this, or type the key below.</p>
            {qrCode}
            <p className="font-mono text-[0.8125rem] break-all select-all">{inGroups(pendingKey)}</p>
          </div>
        </li>
        <li>Type the code that it shows. It changes every 30 seconds.</li>
      </ol>
      <form action={send} noValidate className="grid max-w-xs gap-4">
        <CodeField of="app" error={state.errors?.code} />
        <FormMessage state={state} />
        <div>
          <SubmitButton pending="Checking…">Turn it on</SubmitButton>
        </div>
      </form>
      <div>
        <ConfirmButton
          size="sm"
          label="Not now"
          title="Stop setting it up?"
          description="The key above is forgotten. If your app holds it already, remove it there."
          confirm="Stop"
          cancel="Go on"
          action={giveUp}
        />
      </div>
    </section>
  )
}

/** In fours, as people read it out. */
const inGroups = (key: string) => (key.match(/.{1,4}/g) ?? []).join(' ')

function Begin({ isOn, hasApp, action }: { isOn: boolean; hasApp: boolean; action: FormAction }) {
  const [state, send] = useActionState(action, {})
  return (
    <form action={send} className="grid gap-3">
      {!isOn && (
        <p className="max-w-prose">
          A password can be seen over a shoulder, or found out. With a second factor it does not let anybody in alone:
          logging in also takes a code from your phone, which is another one each time. It needs no network.
        </p>
      )}
      <FormMessage state={state} />
      <div>
        <SubmitButton variant={isOn ? 'outline' : 'default'} pending="One moment…">
          {hasApp ? 'Use another phone' : isOn ? 'Set up an app as well' : 'Set it up'}
        </SubmitButton>
      </div>
    </form>
  )
}
