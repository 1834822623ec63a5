import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { GoalsPageBody } from '@/components/client/goals-page-body'
import { goalsOfClient } from '@/db/goal-ratings'
import { typeRatings } from './actions'
import { goalActions } from './goal-actions'

type Props = PageProps<'/clients/[clientId]/goals'>

/** Read once for the title and the page together: opening a client's goals is one entry in the audit. */
const openedGoals = cache(async (clientId: string) =>
  goalsOfClient(await requireViewer('readClients'), clientId, Date.now()),
)

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await openedGoals((await params).clientId)
  return { title: view ? `Goals, client ${view.client.code}` : 'Nothing here' }
}

export default async function GoalsPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('readClients')
  const view = (await openedGoals((await params).clientId)) ?? notFound()
  const { session } = await searchParams
  return (
    <GoalsPageBody
      view={view}
      kit={{ actions: goalActions, sendKey: crypto.randomUUID(), today: view.today, locale: viewer.locale }}
      rating={{
        action: typeRatings,
        sendKey: crypto.randomUUID(),
        sessionId: typeof session === 'string' ? session : null,
      }}
    />
  )
}
