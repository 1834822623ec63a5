'use client'

import { useActionState } from 'react'
import type { TransferView } from '@/db/transfers'
import type { FormAction } from '@/lib/form-state'
import { choiceLine } from '@/lib/text/display-name'
import { plural } from '@/lib/text/number-words'
import { Checkbox } from '../ui/checkbox'
import { ActionForm, useTyped } from '../ui/form/action-form'
import { ChoiceField, DateField, NoteField } from '../ui/form/typed-fields'
import { FormMessage } from '../ui/form-message'
import { Label } from '../ui/label'
import { SubmitButton } from '../ui/submit-button'
import { notYetText } from './not-yet-text'

type Props = { view: TransferView; action: FormAction; sendKey: string; today: string }

/** To whom clients go, from when and why; which of them, where they may be seen by name. */
export function TransferForm({ view, action, sendKey, today }: Props) {
  const [state, send] = useActionState(action, {})
  const { from, isOwn, clients, count, mark } = view
  return (
    <ActionForm
      send={send}
      state={state}
      hidden={{ key: sendKey, fromId: from.id, mark, ...(clients === null && { all: 'on' }) }}
      footer={
        <div>
          <SubmitButton pending="Transferring…">
            {clients === null ? `Transfer ${plural(count, 'client')}` : 'Transfer the ticked clients'}
          </SubmitButton>
        </div>
      }
    >
      {clients === null ? <HowMany view={view} /> : <ClientBoxes clients={clients} />}
      <ChoiceField
        name="toId"
        label="To"
        hint={`They are responsible for these clients from now on, and are told.${view.notYet.length > 0 ? ` ${notYetText(view)}` : ''}`}
        choices={view.colleagues.map(({ id, name }) => ({
          value: id,
          label: id === from.id ? `${name}, who was let back in` : name,
        }))}
      />
      <NoteField
        name="reason"
        label="Reason"
        hint="Shown with each client to their care team. It is kept encrypted."
        maxLength={1000}
      />
      {!from.hasLeft && (
        <DateField
          name="lastOn"
          label={isOwn ? 'Last day of your own access (optional)' : `Last day of ${from.name}’s access (optional)`}
          hint="To say goodbye and to finish notes. Without a date it ends now."
          min={today}
        />
      )}
    </ActionForm>
  )
}

function HowMany({ view: { from, count, ended } }: { view: TransferView }) {
  return (
    <p className="max-w-prose">
      {from.name} is responsible for {plural(count, 'client')}
      {ended > 0 && `, of whom ${ended === count ? 'none' : count - ended} in therapy now`}. All of them are transferred
      together. Who they are is shown to their new clinician, and not here.
    </p>
  )
}

function ClientBoxes({ clients }: { clients: NonNullable<TransferView['clients']> }) {
  const { error, typed } = useTyped('clientId')
  const ticked = typed?.split(',')
  return (
    <fieldset className="grid">
      <legend className="mb-2 font-medium">{plural(clients.length, 'client')} for whom you are responsible</legend>
      <div className="max-h-96 overflow-y-auto border-t border-rule">
        {clients.map(client => (
          <Label key={client.id} className="flex min-h-9 items-center gap-3 border-b border-rule py-1.5 font-normal">
            <Checkbox
              name="clientId"
              value={client.id}
              defaultChecked={ticked === undefined || ticked.includes(client.id)}
            />
            {choiceLine(client)}
          </Label>
        ))}
      </div>
      <FormMessage tone="error">{error?.join(' ')}</FormMessage>
    </fieldset>
  )
}
