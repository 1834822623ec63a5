import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { makerOf } from '@/app/report-maker'
import { ReportPageBody } from '@/components/report/report-page-body'
import { report } from '@/db/client-pages'
import { readChoice } from '@/lib/report/choice'

type Props = PageProps<'/clients/[clientId]/report'>

/** Read once for the title and the page together: opening a report is one entry in the audit. */
const openedReport = cache(async (clientId: string, episodeId: string | null, withNotes: boolean) =>
  report(await requireViewer('readClients'), { clientId, episodeId, withNotes }, Date.now()),
)

async function readReport({ params, searchParams }: Props) {
  const viewer = await requireViewer('readClients')
  const choice = readChoice(await searchParams, viewer.locale)
  return { viewer, choice, view: await openedReport((await params).clientId, choice.episode, choice.notes) }
}

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view, choice } = await readReport(props)
  if (!view) return { title: 'No such episode' }
  // A print-out carries the title of its page, and a supervision sheet names nobody.
  return { title: choice.kind === 'supervision' ? 'Supervision sheet' : `Report, client ${view.client.code}` }
}

export default async function ReportPage(props: Props) {
  const { viewer, choice, view } = await readReport(props)
  if (!view) return notFound()
  return <ReportPageBody view={view} choice={choice} maker={makerOf(viewer, Date.now())} />
}
