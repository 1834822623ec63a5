import type { SessionToRecord } from '@/db/session-entry'
import { requestStateText, titlesSaid } from '@/lib/answer/request-state'
import { capitalize } from '@/lib/text/number-words'
import { Link } from '../../ui/link'

type Props = { record: SessionToRecord; reader: { locale: string; timeZone: string }; now: number }

/** What the client was asked for this session, and where it stands; and the way to ask. */
export function AskedNotice({ record: { client, session, requests }, reader, now }: Props) {
  return (
    <div className="mb-2 flex sm:-mb-5 sm:pl-64 flex-wrap items-baseline justify-end gap-x-6 gap-y-1 text-[0.8125rem] print:hidden">
      {requests.map(request => (
        <p key={request.id} className="min-w-0">
          <Link
            href={`/clients/${client.id}/asked/${request.id}`}
            className="text-accent underline-offset-4 hover:underline"
          >
            {capitalize(requestStateText(request, reader, now))}
          </Link>
          <span className="text-soft">: {titlesSaid(request).join(', ')}</span>
        </p>
      ))}
      <Link
        href={`/clients/${client.id}/ask?session=${session.id}`}
        className="text-accent underline-offset-4 hover:underline"
      >
        Ask the client to answer…
      </Link>
    </div>
  )
}
