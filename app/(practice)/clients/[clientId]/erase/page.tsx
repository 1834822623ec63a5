import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { ErasePageBody } from '@/components/client/erase-page-body'
import { erasure } from '@/db/erasure'
import { erase } from './actions'

type Props = PageProps<'/clients/[clientId]/erase'>

/** Read once for the title and the page together: looking at it is one entry in the audit. */
const readErasure = cache(async (clientId: string) => erasure(await requireViewer('keepClients'), clientId, Date.now()))

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await readErasure((await params).clientId)
  return { title: view ? `Erase client ${view.client.code}` : 'No such client' }
}

export default async function ErasePage({ params }: Props) {
  const viewer = await requireViewer('keepClients')
  const view = (await readErasure((await params).clientId)) ?? notFound()
  return <ErasePageBody view={view} locale={viewer.locale} action={erase} />
}
