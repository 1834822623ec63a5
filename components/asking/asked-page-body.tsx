import { Fragment } from 'react'
import type { AskedView } from '@/db/answer-requests'
import type { RequestMails } from '@/db/request-mails'
import { isOpenState, requestStateText } from '@/lib/answer/request-state'
import { slipWordsIn } from '@/lib/answer/slip-words'
import { shortDate, todayIn, writtenDate, writtenInstant } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { displayName } from '@/lib/text/display-name'
import { languageName } from '@/lib/text/language'
import { capitalize } from '@/lib/text/number-words'
import { PersonHeading } from '../shell/person-heading'
import { Button } from '../ui/button'
import { ConfirmButton } from '../ui/confirm-button'
import { Fact, Facts } from '../ui/facts'
import { Link } from '../ui/link'
import { PrintButton } from '../ui/print-button'
import { AskedSlip } from './asked-slip'
import { LinkToSend } from './link-to-send'
import { MailsToClient } from './mails-to-client'
import { TabletCode } from './tablet-code'

type Props = {
  view: AskedView
  /** What leads them there from a device of their own. */
  link: string | null
  tabletAddress: string
  practice: string
  actions: Record<'withdraw' | 'renewCode' | 'mail', FormAction>
  /** What of it is mailed; null where no mail goes to clients, or there is no link to mail. */
  mails: RequestMails | null
  sendKey: string
  reader: { locale: string; timeZone: string }
  now: number
}

/** What to do next with what a client was asked: the code, or the link and its QR code; then where it stands. */
export function AskedPageBody({ view, link, tabletAddress, practice, actions, mails, sendKey, reader, now }: Props) {
  const { client, request, code } = view
  const called = displayName(client)
  const isOpen = isOpenState(request.state)
  const hasSlip = isOpen && (link !== null || code !== null)
  const until = writtenInstant(request.expiresAt - 1, reader.locale, reader.timeZone)
  return (
    <>
      <div className="print:hidden">
        <PersonHeading
          person={client}
          title={isOpen ? 'Asked to answer' : 'Was asked to answer'}
          about={`${capitalize(requestStateText(request, reader, now))}.`}
          crumbs={[
            { label: 'Caseload', href: '/caseload' },
            { label: called, href: `/clients/${client.id}` },
            { label: 'Asked' },
          ]}
          actions={<Ways view={view} actions={actions} hasSlip={hasSlip} />}
        />
        <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="min-w-0">
            {isOpen && request.way === 'tablet' && (
              <TabletCode
                code={code && { letters: code.letters, until: timeOf(code.until, reader) }}
                address={tabletAddress}
                action={actions.renewCode}
                fields={{ requestId: request.id, key: sendKey }}
              />
            )}
            {isOpen && link !== null && (
              <LinkToSend
                link={link}
                isForHome={request.way === 'link'}
                practice={practice}
                language={request.language}
                check={request.check}
              />
            )}
            {isOpen && mails && (
              <MailsToClient
                mails={mails}
                clientId={client.id}
                requestId={request.id}
                action={actions.mail}
                reader={reader}
              />
            )}
            {isOpen && request.way !== 'tablet' && link === null && (
              <p className="max-w-prose">
                The practice has closed what lets clients answer on their own devices. Withdraw this, and ask on a
                tablet.
              </p>
            )}
            {!isOpen && (
              <p className="max-w-prose">
                {request.state === 'sent' ? <Sent view={view} locale={reader.locale} /> : endedWords[request.state]}
              </p>
            )}
          </div>
          <RequestFacts view={view} until={until} reader={reader} />
        </div>
      </div>
      {hasSlip && (
        <AskedSlip
          practice={practice}
          link={link}
          code={code && { letters: code.letters, until: timeOf(code.until, reader) }}
          tabletAddress={tabletAddress}
          language={request.language}
          check={request.check}
          until={lastTime(request, reader)}
        />
      )}
    </>
  )
}

/** In the language of the slip: the last day, and the time where it ends within one. */
function lastTime({ language, way, expiresAt }: AskedView['request'], { locale, timeZone }: Props['reader']): string {
  const shown = slipWordsIn(language).language
  const written = shown === 'en' ? locale : shown
  if (way === 'phone') return writtenInstant(expiresAt - 1, written, timeZone)
  return writtenDate(todayIn(timeZone, expiresAt - 1), written)
}

const timeOf = (at: number, { locale, timeZone }: Props['reader']) =>
  writtenInstant(at, locale, timeZone).split(', ').at(-1) ?? ''

const endedWords: Readonly<Record<Exclude<AskedView['request']['state'], 'sent'>, string>> = {
  asked: '',
  begun: '',
  withdrawn: 'It was withdrawn. The link and the code open nothing any more.',
  'run-out': 'Its time is over, and nothing was sent. The link opens nothing any more.',
  'not-today': 'They said “not today”. You can ask again another time.',
  'not-again': 'They said that they do not want to be asked again. Please talk about it before you ask again.',
}

/** Where their answers can be read: in a session, between two, or, where a questionnaire was answered twice, in both. */
function Sent({ view: { client, request }, locale }: Pick<Props, 'view'> & { locale: string }) {
  const occasions = request.cameIn?.occasions ?? []
  if (occasions.length === 0) return 'Their answers came in.'
  return (
    <>
      Their answers came in. They are kept{' '}
      {occasions.map(({ id, heldOn, isBetween }, index) => (
        <Fragment key={id}>
          {index > 0 && ' and '}
          {!isBetween && 'in '}
          <Link href={`/clients/${client.id}/sessions/${id}${isBetween ? '/summary' : ''}`} className={linkLook}>
            {isBetween ? 'between sessions, on ' : 'the session of '}
            {shortDate(heldOn, locale)}
          </Link>
        </Fragment>
      ))}
      .
    </>
  )
}

const linkLook = 'text-accent underline-offset-4 hover:underline'

type WaysProps = Pick<Props, 'view' | 'actions'> & { hasSlip: boolean }

function Ways({ view: { client, request }, actions, hasSlip }: WaysProps) {
  return (
    <>
      {hasSlip && <PrintButton label="Print a slip" variant="outline" />}
      {isOpenState(request.state) ? (
        <ConfirmButton
          label="Withdraw"
          title="Withdraw this?"
          description={
            request.begunAt === null
              ? 'The link and the code open nothing any more. You can ask again.'
              : 'They have begun. What they answered and have not sent is gone, and the link opens nothing any more.'
          }
          confirm="Withdraw"
          action={actions.withdraw}
          fields={{ requestId: request.id }}
        />
      ) : (
        <Button asChild variant="outline">
          <Link href={`/clients/${client.id}/ask?again=${request.id}`}>Ask again</Link>
        </Button>
      )}
    </>
  )
}

function RequestFacts({
  view: { client, request },
  until,
  reader,
}: Pick<Props, 'view' | 'reader'> & { until: string }) {
  const { session, occasion, cameIn } = request
  const forWhat = session ? `the session of ${shortDate(session.heldOn, reader.locale)}` : occasionWords[occasion]
  return (
    <Facts className="h-fit">
      <Fact name="Asked">{request.titles.join(', ')}</Fact>
      {cameIn && cameIn.titles.length < request.titles.length && <Fact name="Came in">{cameIn.titles.join(', ')}</Fact>}
      <Fact name="For">
        {session ? (
          <Link href={`/clients/${client.id}/sessions/${session.id}`} className={linkLook}>
            {forWhat}
          </Link>
        ) : (
          forWhat
        )}
      </Fact>
      <Fact name="Language">{languageName(request.language)}</Fact>
      <Fact name="By">
        {request.askedByName}, {writtenInstant(request.askedAt, reader.locale, reader.timeZone)}
      </Fact>
      <Fact name="Until">{until}</Fact>
    </Facts>
  )
}

const occasionWords: Readonly<Record<AskedView['request']['occasion'], string>> = {
  session: 'a session',
  'next-session': 'the next session',
  between: 'between sessions',
}
