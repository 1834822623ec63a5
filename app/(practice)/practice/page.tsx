import { requireViewer, titleOf } from '@/app/auth/viewer'
import { timeZones } from '@/app/fields'
import { FirstDaysLine } from '@/components/first-days/first-days-list'
import { PracticeForm } from '@/components/practice/practice-form'
import { PracticeHeader } from '@/components/practice/practice-header'
import { RetentionForm } from '@/components/practice/retention-form'
import { firstDaysLeft } from '@/db/first-days'
import { retentionYears } from '@/db/retention'
import { namedLocales } from '@/lib/locales'
import { may } from '@/lib/viewer'
import { Notices } from '../notices'
import { dismiss } from '../start/actions'
import { changeParticulars, setRetention } from './actions'

export const generateMetadata = titleOf('Practice', 'managePractice')

export default async function PracticePage() {
  const viewer = await requireViewer('managePractice')
  // Whoever sees clients has it above their caseload, as what they are told.
  const days = may(viewer, 'readClients') ? null : await firstDaysLeft(viewer)
  return (
    <>
      <PracticeHeader
        at="/practice"
        subtitle="Its name, how it writes dates and times, and how long it keeps records."
      />
      {!may(viewer, 'readClients') && <Notices viewer={viewer} />}
      {days && <FirstDaysLine days={days} dismiss={dismiss} />}
      <PracticeForm
        action={changeParticulars}
        name={viewer.practiceName}
        timeZone={viewer.timeZone}
        locale={viewer.locale}
        timeZones={timeZones()}
        locales={namedLocales()}
      />
      <RetentionForm action={setRetention} years={await retentionYears(viewer)} />
    </>
  )
}
