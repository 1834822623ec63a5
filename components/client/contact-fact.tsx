import { ConfirmButton } from '@/components/ui/confirm-button'
import type { ClientView } from '@/db/client-pages'
import { shortDate, todayIn } from '@/lib/dates'
import { displayName } from '@/lib/text/display-name'
import { unreadable } from '@/lib/text/unreadable'
import { Fact } from '../ui/facts'
import { FormDialog } from '../ui/form/form-dialog'
import { DateField, TextField } from '../ui/form/typed-fields'
import type { FormKit } from './client-actions'

type Props = { view: ClientView; kit: FormKit; reader: { locale: string; timeZone: string } }

/** Whether the client may be written to about what they are asked, and where: for those who ask. */
export function ContactFact({ view, kit, reader }: Props) {
  const { contact } = view
  const { locale, timeZone } = reader
  const isInForce = contact?.state === 'in-force'
  return (
    <Fact name="Mail" aside={<ContactForm view={view} kit={kit} />}>
      {contact === null && 'not agreed'}
      {contact?.state === 'stopped' &&
        `wants no more mails, since ${shortDate(todayIn(timeZone, contact.stoppedAt), locale)}`}
      {isInForce && (
        <>
          {contact.email}
          <span className="block text-[0.8125rem] text-soft">
            agreed {shortDate(contact.agreedOn, locale)}{' '}
            <ConfirmButton
              label="Stop"
              aria-label="Stop mails to this client"
              variant="link"
              title="Stop mails?"
              description={`${displayName(view)} gets no more mails from now on. The address is not shown any more.`}
              confirm="Stop mails"
              action={kit.actions.endContact}
              fields={{ contactId: contact.id }}
            />
          </span>
        </>
      )}
    </Fact>
  )
}

function ContactForm({ view, kit }: Pick<Props, 'view' | 'kit'>) {
  const { contact } = view
  const kept = contact?.state === 'in-force' ? contact : null
  return (
    <FormDialog
      label={kept ? 'Change' : 'Note'}
      aria-label={kept ? 'Change the e-mail address' : 'Note the e-mail address'}
      variant="link"
      title="Mails to the client"
      submit="Save"
      done="The e-mail address is saved."
      action={kit.actions.noteContact}
      hidden={{ clientId: view.id, before: kept?.id ?? '' }}
    >
      <p className="text-soft">
        Only with their consent: tell them that a mail has the link to their questions in it, and that others may see it
        in their mailbox. It names nobody and says nothing of their therapy. Each has a link by which they stop them.
      </p>
      <TextField
        name="email"
        label="E-mail address"
        inputMode="email"
        defaultValue={kept && kept.email !== unreadable ? kept.email : ''}
        maxLength={254}
        required
      />
      <DateField name="agreedOn" label="Agreed on" defaultValue={kept?.agreedOn ?? kit.today} required />
    </FormDialog>
  )
}
