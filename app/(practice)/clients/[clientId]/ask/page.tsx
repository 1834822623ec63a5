import { randomInt } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { answerOrigin } from '@/app/answer-origin'
import { requireViewer } from '@/app/auth/viewer'
import { AskPageBody } from '@/components/asking/ask-page-body'
import { clientToAsk } from '@/db/answer-asking'
import { ask } from './actions'

type Props = PageProps<'/clients/[clientId]/ask'>

/** Read once for the title and the page together. */
const readAsk = cache(async (clientId: string, sessionId: string | null, againId: string | null) =>
  clientToAsk(await requireViewer('keepClients'), { clientId, sessionId, againId }, Date.now()),
)

async function askOf({ params, searchParams }: Props) {
  const [{ clientId }, { session, again }] = [await params, await searchParams]
  return readAsk(clientId, typeof session === 'string' ? session : null, typeof again === 'string' ? again : null)
}

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await askOf(props)
  return { title: view ? `Ask, client ${view.client.code}` : 'Nothing here' }
}

export default async function AskPage(props: Props) {
  const viewer = await requireViewer('keepClients')
  const view = (await askOf(props)) ?? notFound()
  return (
    <AskPageBody
      view={view}
      action={ask}
      sendKey={crypto.randomUUID()}
      pin={String(randomInt(100_000, 1_000_000))}
      isDoorOpen={answerOrigin() !== null}
      locale={viewer.locale}
    />
  )
}
