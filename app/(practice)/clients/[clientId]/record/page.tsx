import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { RecordPageBody } from '@/components/client/record-page-body'
import { recordToHandOver } from '@/db/client-record'

type Props = PageProps<'/clients/[clientId]/record'>

/** Read once for the title and the page together: looking at it is one entry in the audit. */
const readRecord = cache(async (clientId: string) =>
  recordToHandOver(await requireViewer('keepClients'), clientId, Date.now()),
)

/** The code and never the name: titles end up in the browser's history. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await readRecord((await params).clientId)
  return { title: view ? `Whole record, client ${view.client.code}` : 'No such client' }
}

export default async function RecordPage({ params }: Props) {
  const view = (await readRecord((await params).clientId)) ?? notFound()
  return <RecordPageBody view={view} />
}
