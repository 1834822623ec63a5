import { requireViewer, titleOf } from '@/app/auth/viewer'
import { NewClientForm } from '@/components/client/new-client-form'
import { PageHeader } from '@/components/ui/page-header'
import { todayIn } from '@/lib/dates'
import { add } from './actions'

export const generateMetadata = titleOf('Add a client', 'keepClients')

export default async function NewClientPage() {
  const viewer = await requireViewer('keepClients')
  return (
    <>
      <PageHeader
        title="Add a client"
        crumbs={[{ label: 'Caseload', href: '/caseload' }, { label: 'Add a client' }]}
        subtitle="You will be their clinician. Name, date of birth and notes are kept encrypted; the code is not."
      />
      <NewClientForm action={add} sendKey={crypto.randomUUID()} today={todayIn(viewer.timeZone, Date.now())} />
    </>
  )
}
