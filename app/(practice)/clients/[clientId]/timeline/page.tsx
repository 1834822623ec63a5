import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { TimelinePageBody } from '@/components/client/timeline-page-body'
import { timeline } from '@/db/clients'

type Props = {
  params: Promise<{ clientId: string }>
  searchParams: Promise<{ episode?: string | string[]; axis?: string | string[] }>
}

/** Read once for the title and the page together: opening a timeline is one entry in the audit. */
const openedTimeline = cache(async (clientId: string, episodeId: string | null) =>
  timeline(await requireViewer('readClients'), clientId, episodeId, Date.now()),
)

async function opened({ params, searchParams }: Props) {
  const { episode } = await searchParams
  return openedTimeline((await params).clientId, typeof episode === 'string' ? episode : null)
}

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await opened(props)
  return { title: view ? `Timeline, client ${view.client.code}` : 'Nothing here' }
}

export default async function TimelinePage(props: Props) {
  const viewer = await requireViewer('readClients')
  const view = (await opened(props)) ?? notFound()
  const axis = (await props.searchParams).axis === 'date' ? 'date' : 'session'
  return <TimelinePageBody view={view} axis={axis} locale={viewer.locale} />
}
