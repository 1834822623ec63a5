import { currentViewer } from '@/app/auth/viewer'
import { EmergencyMark } from '@/components/emergency/emergency-mark'
import { emergencyOf } from '@/db/emergencies'
import { writtenInstant } from '@/lib/dates'

/**
 * Above every page of a client, that it is read in an emergency, where it is. It guards nothing: whether the client may be opened at all, each
 * page asks for itself.
 */
export default async function ClientLayout({ children, params }: LayoutProps<'/clients/[clientId]'>) {
  const viewer = await currentViewer()
  const emergency = viewer && (await emergencyOf(viewer, (await params).clientId))
  return (
    <>
      {viewer && emergency && <EmergencyMark until={writtenInstant(emergency.until, viewer.locale, viewer.timeZone)} />}
      {children}
    </>
  )
}
