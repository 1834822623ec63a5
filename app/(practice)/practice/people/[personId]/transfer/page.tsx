import { notFound } from 'next/navigation'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { PageHeader } from '@/components/ui/page-header'
import { clientsToTransfer } from '@/db/transfers'
import { TransferOf } from '../../../../me/transfer/transfer-of'

export const generateMetadata = titleOf('Transfer clients', 'managePractice')

export default async function TransferOfPersonPage({ params }: PageProps<'/practice/people/[personId]/transfer'>) {
  const viewer = await requireViewer('managePractice')
  const now = Date.now()
  const view = (await clientsToTransfer(viewer, (await params).personId, now)) ?? notFound()
  return (
    <>
      <PageHeader
        title={`Transfer the clients of ${view.from.name}`}
        crumbs={[{ label: 'People', href: '/practice/people' }, { label: 'Transfer clients' }]}
        subtitle={
          view.from.hasLeft ? 'Their account is closed.' : 'To a colleague who is responsible for them from then on.'
        }
      />
      <TransferOf viewer={viewer} view={view} now={now} />
    </>
  )
}
