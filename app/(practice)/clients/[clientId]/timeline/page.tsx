import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { TimelinePageBody } from '@/components/client/timeline-page-body'
import { timeline } from '@/db/client-pages'
import { todayIn } from '@/lib/dates'
import { readTimelineChoice } from '@/lib/timeline/choice'
import { correctPin, pinEvent, unpinEvent } from '../actions'
import { beginSession } from '../sessions/actions'

type Props = PageProps<'/clients/[clientId]/timeline'>

/** Read once for the title and the page together: opening a timeline is one entry in the audit. */
const openedTimeline = cache(async (clientId: string, episodeId: string | null) =>
  timeline(await requireViewer('readClients'), clientId, episodeId, Date.now()),
)

async function readTimeline({ params, searchParams }: Props) {
  const choice = readTimelineChoice(await searchParams)
  return { choice, view: await openedTimeline((await params).clientId, choice.episode) }
}

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await readTimeline(props)
  return { title: view ? `Timeline, client ${view.client.code}` : 'No such episode' }
}

export default async function TimelinePage(props: Props) {
  const viewer = await requireViewer('readClients')
  const { view, choice } = await readTimeline(props)
  if (!view) return notFound()
  const actions = { add: pinEvent, change: correctPin, remove: unpinEvent }
  const events = { actions, sendKey: crypto.randomUUID(), today: todayIn(viewer.timeZone, Date.now()) }
  const record = { action: beginSession, key: crypto.randomUUID() }
  return (
    <TimelinePageBody
      view={view}
      choice={choice}
      events={events}
      record={record}
      personId={viewer.personId}
      locale={viewer.locale}
    />
  )
}
