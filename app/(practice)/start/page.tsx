import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { homeOf, requireViewer } from '@/app/auth/viewer'
import { FirstDaysList, progressOf, type StepProps } from '@/components/first-days/first-days-list'
import { BackupStep, ColleaguesStep, MeasuresStep } from '@/components/first-days/first-steps'
import { ActButton } from '@/components/ui/act-button'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { firstDaysOf } from '@/db/first-days'
import { library } from '@/db/library'
import { planMark, practicePlan } from '@/db/measure-plans'
import { defaultPlan } from '@/lib/battery'
import { firstSession, lighterPlan, planKind } from '@/lib/first-days'
import { may, type Viewer } from '@/lib/viewer'
import { bringBack, choosePlan, dismiss, sayAlone, takeBackAlone } from './actions'

export const metadata: Metadata = { title: 'First days' }

export default async function FirstDaysPage() {
  const viewer = await requireViewer('seeFirstDays')
  const days = (await firstDaysOf(viewer)) ?? notFound()
  const home = { href: homeOf(viewer), label: may(viewer, 'readClients') ? 'Caseload' : 'Practice' }
  const measures = await measuresOf(viewer)
  const practiceSteps = {
    measures: (step: StepProps) => <MeasuresStep {...step} {...measures} action={choosePlan} />,
    colleagues: (step: StepProps) => (
      <ColleaguesStep {...step} worksAlone={days.worksAlone} sayAlone={sayAlone} takeBack={takeBackAlone} />
    ),
    backup: BackupStep,
  }
  return (
    <>
      <PageHeader
        title="First days"
        crumbs={[home, { label: 'First days' }]}
        subtitle={
          days.next === null
            ? 'All done. This list is no longer shown elsewhere.'
            : `${progressOf(days)}. Lines tick themselves off as you go.`
        }
        actions={
          days.next === null ? (
            <Button asChild>
              <Link href={home.href}>Go to the {home.label.toLowerCase()}</Link>
            </Button>
          ) : (
            <Showing isDismissed={days.isDismissed} />
          )
        }
      />
      <FirstDaysList days={days} practiceSteps={practiceSteps} />
    </>
  )
}

/** Whether the list is announced on other pages. */
function Showing({ isDismissed }: { isDismissed: boolean }) {
  return (
    <ActButton action={isDismissed ? bringBack : dismiss} focus="main" variant="outline">
      {isDismissed ? 'Show the list on other pages again' : 'Put this list away'}
    </ActButton>
  )
}

/** What the plan asks of a first session, and what the house's two plans would. */
async function measuresOf(viewer: Viewer) {
  const plan = await practicePlan(viewer)
  const among = await library(viewer)
  const asks = {
    now: firstSession(plan, among),
    house: firstSession(defaultPlan, among),
    lighter: firstSession(lighterPlan, among),
  }
  return { kind: planKind(plan), mark: planMark(plan), asks }
}
