import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { MeasuresPageBody } from '@/components/client/measures-page-body'
import { clientMeasures } from '@/db/client-plans'
import { todayIn } from '@/lib/dates'
import { askAgain, followPractice, pause, pauseAgain, setMeasure } from './actions'

type Props = PageProps<'/clients/[clientId]/measures'>

/** Read once for the title and the page together: opening a client's plan is one entry in the audit. */
const readMeasures = cache(async (clientId: string) =>
  clientMeasures(await requireViewer('readClients'), clientId, Date.now()),
)

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await readMeasures((await params).clientId)
  return { title: view ? `Measures, client ${view.client.code}` : 'Nothing here' }
}

export default async function MeasuresPage({ params }: Props) {
  const viewer = await requireViewer('readClients')
  const view = (await readMeasures((await params).clientId)) ?? notFound()
  return (
    <MeasuresPageBody
      view={view}
      kit={{
        actions: { setMeasure, followPractice, pause, askAgain, pauseAgain },
        sendKey: crypto.randomUUID(),
        today: todayIn(viewer.timeZone, Date.now()),
        locale: viewer.locale,
      }}
    />
  )
}
