import { requireViewer, titleOf } from '@/app/auth/viewer'
import { PlanForm } from '@/components/practice/plan-form'
import { PracticeHeader } from '@/components/practice/practice-header'
import { offered } from '@/db/library'
import { planMark, practicePlan } from '@/db/measure-plans'
import type { Instrument } from '@/lib/instruments/instrument'
import { changePlan } from '../actions'

export const generateMetadata = titleOf('Measures', 'managePractice')

export default async function MeasuresPage() {
  const viewer = await requireViewer('managePractice')
  const [plan, instruments] = await Promise.all([practicePlan(viewer), offered(viewer)])
  return (
    <>
      <PracticeHeader at="/practice/measures" subtitle="What is asked at a session, in which order, and how often." />
      <PlanForm action={changePlan} plan={plan} mark={planMark(plan)} instruments={instruments.map(toChoose)} />
    </>
  )
}

/** Of an instrument, what choosing it needs. */
const toChoose = ({ id, abbreviation, respondents, hasTarget }: Instrument) => ({
  id,
  abbreviation,
  respondents,
  hasTarget,
})
