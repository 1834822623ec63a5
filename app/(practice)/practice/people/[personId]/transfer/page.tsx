import { notFound } from 'next/navigation'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { TransferBody } from '@/components/transfer/transfer-body'
import { PageHeader } from '@/components/ui/page-header'
import { clientsToTransfer, transfersMade } from '@/db/transfers'
import { todayIn, writtenInstant } from '@/lib/dates'
import { transfer, undo } from '../../../../me/transfer/actions'

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
      <TransferBody
        view={view}
        made={await transfersMade(viewer, now)}
        transfer={transfer}
        undo={undo}
        sendKey={crypto.randomUUID()}
        today={todayIn(viewer.timeZone, now)}
        written={instant => writtenInstant(instant, viewer.locale, viewer.timeZone)}
      />
    </>
  )
}
