import { requireViewer, titleOf } from '@/app/auth/viewer'
import { EmergencyForm } from '@/components/emergency/emergency-form'
import { EmergencyReviews } from '@/components/emergency/emergency-reviews'
import { OpenEmergencies } from '@/components/emergency/open-emergencies'
import { PageHeader } from '@/components/ui/page-header'
import { ownEmergencies } from '@/db/emergencies'
import { emergenciesToReview } from '@/db/emergency-reviews'
import { writtenInstant } from '@/lib/dates'
import { may } from '@/lib/viewer'
import { end, endForOther, open, review } from './actions'

export const generateMetadata = titleOf('Emergency access', 'reviewEmergencies')

export default async function EmergencyPage() {
  const viewer = await requireViewer('reviewEmergencies')
  const written = (instant: number) => writtenInstant(instant, viewer.locale, viewer.timeZone)
  const mayOpen = may(viewer, 'openInEmergency')
  const own = await ownEmergencies(viewer)
  const toReview = await emergenciesToReview(viewer, Date.now())
  return (
    <>
      <PageHeader
        title="Emergency access"
        subtitle="For when somebody may come to harm before a colleague can be asked."
        crumbs={mayOpen ? [{ label: 'Caseload', href: '/caseload' }, { label: 'Emergency access' }] : []}
      />
      <div className="grid max-w-3xl gap-10">
        <OpenEmergencies open={own} end={end} written={written} />
        {mayOpen && <EmergencyForm action={open} sendKey={crypto.randomUUID()} />}
        <EmergencyReviews emergencies={toReview} action={review} end={endForOther} written={written} />
      </div>
    </>
  )
}
