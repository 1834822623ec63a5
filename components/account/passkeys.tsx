'use client'

import { ConfirmButton } from '@/components/ui/confirm-button'
import { ActionForm } from '@/components/ui/form/action-form'
import { FormDialog } from '@/components/ui/form/form-dialog'
import { TextField } from '@/components/ui/form/typed-fields'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction, FormState } from '@/lib/form-state'

export type PasskeyLine = { id: string; name: string; made: string; used: string | null }

type Props = {
  passkeys: readonly PasskeyLine[]
  isPossible: boolean
  state: FormState
  add: (form: FormData) => void
  rename: FormAction
  remove: FormAction
}

/** The viewer's own passkeys, and another one. */
export function Passkeys({ passkeys, isPossible, state, add, rename, remove }: Props) {
  return (
    <section aria-labelledby="passkeys" className="grid gap-4 border-t border-rule pt-6">
      <h2 id="passkeys" className="font-serif text-xl">
        Passkeys
      </h2>
      <p className="max-w-prose text-soft">
        A passkey is held by this device, a security key or your password manager. It shows that it is you by a finger,
        a face or a code, works at this address alone, and cannot be told to anybody.
      </p>
      {passkeys.length > 0 && (
        <ul className="border-t border-rule">
          {passkeys.map(passkey => (
            <Line key={passkey.id} passkey={passkey} rename={rename} remove={remove} />
          ))}
        </ul>
      )}
      {isPossible ? (
        <ActionForm
          key={passkeys.length}
          send={add}
          state={state}
          footer={
            <div>
              <SubmitButton variant="outline" pending="Waiting for your device…">
                Add a passkey
              </SubmitButton>
            </div>
          }
        >
          <TextField
            label="Name"
            name="name"
            hint="By which you know it again, such as “Laptop at the practice”."
            maxLength={60}
            fieldClassName="max-w-xs"
          />
        </ActionForm>
      ) : (
        <p className="max-w-prose">
          They need an address with a name that begins with https, which Attune does not have here (
          <code>ATTUNE_ORIGIN</code>).
        </p>
      )}
    </section>
  )
}

type LineProps = { passkey: PasskeyLine; rename: FormAction; remove: FormAction }

function Line({ passkey: { id, name, made, used }, rename, remove }: LineProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-3">
      <p className="min-w-0 wrap-anywhere">
        <span className="font-medium">{name}</span>
        <span className="block text-soft">
          Added {made}. {used === null ? 'Not used yet.' : `Last used ${used}.`}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <FormDialog
          key={name}
          size="sm"
          label={<Of verb="Rename…" name={name} />}
          title="Rename this passkey"
          submit="Save"
          done="The name is saved."
          action={rename}
          hidden={{ passkeyId: id }}
        >
          <TextField label="Name" name="name" defaultValue={name} maxLength={60} />
        </FormDialog>
        <ConfirmButton
          size="sm"
          isGrave
          label={<Of verb="Remove" name={name} />}
          title={`Remove ${name}?`}
          description="It no longer lets you in here. Your device or password manager may still list it: remove it there as well."
          confirm="Remove"
          action={remove}
          fields={{ passkeyId: id }}
        />
      </div>
    </li>
  )
}

const Of = ({ verb, name }: { verb: string; name: string }) => (
  <span>
    {verb}
    <span className="sr-only"> {name}</span>
  </span>
)
