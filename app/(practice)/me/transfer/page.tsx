import { notFound } from 'next/navigation'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { TransferBody } from '@/components/transfer/transfer-body'
import { PageHeader } from '@/components/ui/page-header'
import { clientsToTransfer, transfersMade } from '@/db/transfers'
import { todayIn, writtenInstant } from '@/lib/dates'
import { transfer, undo } from './actions'

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
