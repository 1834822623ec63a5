import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { EarlierSessions } from '@/components/session/earlier/earlier-sessions'
import { earlierSessions } from '@/db/entry-runs'
import { todayIn } from '@/lib/dates'
import { resolve } from '../../../flags/actions'
import { finishRun, recordEarlier } from './actions'

type Props = PageProps<'/clients/[clientId]/earlier'>

/** Read once for the title and the page, so that it leaves one audit entry. */
const readEarlierSessions = cache(async (clientId: string) => {
  const viewer = await requireViewer('recordSessions')
  const now = Date.now()
  const found = await earlierSessions(viewer, clientId, now)
  return found ? { viewer, found, today: todayIn(viewer.timeZone, now) } : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { clientId } = await params
  const page = await readEarlierSessions(clientId)
  return { title: page ? `Earlier sessions, ${page.found.client.code}` : 'Nothing here' }
}

/** Sessions from old paper, one after another. */
export default async function EarlierSessionsPage({ params }: Props) {
  const { clientId } = await params
  const { viewer, found, today } = (await readEarlierSessions(clientId)) ?? notFound()
  return (
    <EarlierSessions
      {...found}
      today={today}
      locale={viewer.locale}
      sendKey={crypto.randomUUID()}
      record={recordEarlier}
      finish={finishRun}
      resolve={resolve}
    />
  )
}
