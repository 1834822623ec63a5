import { notFound } from 'next/navigation'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { PageHeader } from '@/components/ui/page-header'
import { clientsToTransfer } from '@/db/transfers'
import { TransferOf } from './transfer-of'

export const generateMetadata = titleOf('Transfer my clients', 'keepClients')

export default async function TransferPage() {
  const viewer = await requireViewer('keepClients')
  const now = Date.now()
  const view = (await clientsToTransfer(viewer, viewer.personId, now)) ?? notFound()
  return (
    <>
      <PageHeader
        title="Transfer my clients"
        crumbs={[{ label: 'Your account', href: '/me' }, { label: 'Transfer my clients' }]}
        subtitle="To a colleague who is responsible for them from then on. For some days away, arrange cover on the client’s page."
      />
      <TransferOf viewer={viewer} view={view} now={now} />
    </>
  )
}
