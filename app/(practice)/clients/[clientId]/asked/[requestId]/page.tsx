import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { answerOrigin, tabletOrigin } from '@/app/answer-origin'
import { requireViewer } from '@/app/auth/viewer'
import { mailsClients } from '@/app/mailing'
import { AskedPageBody } from '@/components/asking/asked-page-body'
import { askedRequest } from '@/db/answer-requests'
import { requestMails } from '@/db/request-mails'
import { mail, renewCode, withdraw } from '../../ask/actions'

type Props = PageProps<'/clients/[clientId]/asked/[requestId]'>

/** Read once for the title and the page together. */
const readAsked = cache(async (clientId: string, requestId: string) =>
  askedRequest(await requireViewer('keepClients'), clientId, requestId, Date.now()),
)

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { clientId, requestId } = await params
  const view = await readAsked(clientId, requestId)
  return { title: view ? `Asked, client ${view.client.code}` : 'Nothing here' }
}

export default async function AskedPage({ params }: Props) {
  const viewer = await requireViewer('keepClients')
  const { clientId, requestId } = await params
  const view = (await readAsked(clientId, requestId)) ?? notFound()
  const origin = answerOrigin()
  return (
    <AskedPageBody
      view={view}
      // On paper and on the screen one types this much; a tablet of the practice has its own page open.
      link={view.token !== null && origin !== null ? `${origin}/answer/${view.token}` : null}
      tabletAddress={`${tabletOrigin()}/answer`}
      practice={viewer.practiceName}
      actions={{ withdraw, renewCode, mail }}
      mails={mailsClients() ? await requestMails(viewer, requestId, Date.now()) : null}
      sendKey={crypto.randomUUID()}
      reader={{ locale: viewer.locale, timeZone: viewer.timeZone }}
      now={Date.now()}
    />
  )
}
