import type { RequestMails } from '@/db/request-mails'
import { shortDate, todayIn, writtenInstant } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { ActButton } from '../ui/act-button'
import { Link } from '../ui/link'

type Props = {
  mails: RequestMails
  clientId: string
  requestId: string
  action: FormAction
  reader: { locale: string; timeZone: string }
}

/** What the client is mailed of what they are asked, and what somebody may have mailed to them besides. */
export function MailsToClient({ mails, clientId, requestId, action, reader }: Props) {
  const { isAgreed, link, reminder, isHeld, remindedFrom } = mails
  const send = (kind: 'link' | 'reminder') => ({ requestId, kind })
  return (
    <section aria-labelledby="mails" className="mt-8 grid gap-3">
      <h2 id="mails" tabIndex={-1} className="font-serif text-xl">
        Mails to them
      </h2>
      {!isAgreed && (
        <p className="max-w-prose text-soft">
          They have not agreed to mails, so none goes out. Where they do, note it among{' '}
          <Link
            href={`/clients/${clientId}#about`}
            className="text-accent underline decoration-accent/40 underline-offset-4"
          >
            their details
          </Link>
          .
        </p>
      )}
      {isAgreed && <p className="max-w-prose text-soft">{reminderText(reminder, { isHeld, remindedFrom }, reader)}</p>}
      {isHeld && (
        <ActButton action={action} fields={send('reminder')} focus="mails" variant="outline" size="sm">
          Send it all the same
        </ActButton>
      )}
      {link && <p className="max-w-prose text-soft">The link: {mailState(link, reader)}.</p>}
      {isAgreed && !link && !reminder && !isHeld && (
        <ActButton action={action} fields={send('link')} focus="mails" variant="outline" size="sm">
          Send the link by mail
        </ActButton>
      )}
    </section>
  )
}

type Mail = NonNullable<RequestMails['link']>

function reminderText(
  reminder: Mail | null,
  { isHeld, remindedFrom }: Pick<RequestMails, 'isHeld' | 'remindedFrom'>,
  reader: Props['reader'],
): string {
  if (reminder) return `The reminder: ${mailState(reminder, reader)}.`
  if (isHeld)
    return 'They would be reminded about now. Because a Safety flag was raised today or yesterday, the reminder waits.'
  const from = shortDate(todayIn(reader.timeZone, remindedFrom), reader.locale)
  return `They are reminded once, from ${from} on, in the practice’s hours, unless they have sent their answers by then.`
}

function mailState({ outcome, endedAt }: Mail, { locale, timeZone }: Props['reader']): string {
  if (endedAt === null) return 'on its way'
  const at = writtenInstant(endedAt, locale, timeZone)
  if (outcome === 'sent') return `mailed ${at}`
  return outcome === 'failed' ? 'could not be mailed' : 'not mailed, since it was not needed any more'
}
