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
  if (contact?.state === 'in-force') return <InForce view={view} kit={kit} contact={contact} locale={reader.locale} />
  return (
    <Fact name="Mail" aside={<ContactForm view={view} kit={kit} kept={null} />}>
      {contact
        ? `wants none, since ${shortDate(todayIn(reader.timeZone, contact.stoppedAt), reader.locale)}`
        : 'not agreed'}
    </Fact>
  )
}

type Kept = Extract<ClientView['contact'], { state: 'in-force' }>

function InForce({ view, kit, contact, locale }: Pick<Props, 'view' | 'kit'> & { contact: Kept; locale: string }) {
  return (
    <Fact name="Mail">
      {contact.email}
      <span className="block text-[0.8125rem] text-soft">agreed {shortDate(contact.agreedOn, locale)}</span>
      <span className="mt-1 flex gap-4 print:hidden">
        <ContactForm view={view} kit={kit} kept={contact} />
        <ConfirmButton
          label="Stop mails"
          variant="link"
          title="Stop mails?"
          description={`${displayName(view)} gets no more mails from now on, and the address is shown no more.`}
          confirm="Stop mails"
          action={kit.actions.endContact}
          fields={{ contactId: contact.id }}
        />
      </span>
    </Fact>
  )
}

function ContactForm({ view, kit, kept }: Pick<Props, 'view' | 'kit'> & { kept: Kept | null }) {
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
        Only with their consent. A mail holds the link to their questions; it names nobody and says nothing of their
        therapy, but others may see it in their mailbox. Each mail has a link that stops them.
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
