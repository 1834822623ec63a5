import type { ReactNode } from 'react'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { timeZones } from '@/app/fields'
import { FirstDaysLine } from '@/components/first-days/first-days-list'
import { AddPersonForm } from '@/components/practice/person-forms'
import { PersonList } from '@/components/practice/person-list'
import { PlanForm } from '@/components/practice/plan-form'
import { PracticeForm, ReliableChangeForm } from '@/components/practice/practice-forms'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { firstDaysLeft } from '@/db/first-days'
import { offered } from '@/db/library'
import { planMark, practicePlan } from '@/db/measure-plans'
import { practicePeople } from '@/db/people'
import { practiceSettings } from '@/db/practice-settings'
import type { Instrument } from '@/lib/instruments/instrument'
import { namedLocales } from '@/lib/locales'
import { disputedAmong } from '@/lib/settings'
import { may } from '@/lib/viewer'
import { dismiss } from '../start/actions'
import {
  addPerson,
  changeParticulars,
  changePlan,
  changeReliableChange,
  changeRoles,
  letBackIn,
  markLeft,
} from './actions'

export const generateMetadata = titleOf('Practice', 'managePractice')

export default async function PracticePage() {
  const viewer = await requireViewer('managePractice')
  const [people, plan, instruments, { settings, mark }] = await Promise.all([
    practicePeople(viewer),
    practicePlan(viewer),
    offered(viewer),
    practiceSettings(viewer),
  ])
  // Whoever sees clients has it above their caseload.
  const days = may(viewer, 'readClients') ? null : await firstDaysLeft(viewer)
  return (
    <>
      <PageHeader
        title="Practice"
        subtitle={viewer.practiceName}
        actions={
          <>
            <Button asChild variant="outline">
              <Link href="/practice/settings">Thresholds</Link>
            </Button>
            <Button asChild variant="outline">
              <Link href="/practice/next-steps">Next steps</Link>
            </Button>
          </>
        }
      />
      {days && <FirstDaysLine days={days} dismiss={dismiss} />}
      <Section id="people" title="People">
        <PersonList people={people} changeRoles={changeRoles} markLeft={markLeft} letBackIn={letBackIn} />
        <AddPersonForm action={addPerson} submission={crypto.randomUUID()} />
      </Section>
      <Section id="measures" title="Measures">
        <PlanForm action={changePlan} plan={plan} mark={planMark(plan)} instruments={instruments.map(toChoose)} />
      </Section>
      <Section id="reliable-change" title="Reliable change">
        <p className="max-w-prose text-soft">
          Where sources differ, the practice chooses. A change is kept with who made it and when, and the flags are read
          again by it.
        </p>
        <ReliableChangeForm action={changeReliableChange} mark={mark} disputed={disputedAmong(instruments, settings)} />
      </Section>
      <Section id="particulars" title="Name, time zone and dates">
        <PracticeForm
          action={changeParticulars}
          name={viewer.practiceName}
          timeZone={viewer.timeZone}
          locale={viewer.locale}
          timeZones={timeZones()}
          locales={namedLocales()}
        />
      </Section>
    </>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid max-w-4xl gap-5 border-t border-rule py-6">
      <h2 id={id} className="font-serif text-xl">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** Of an instrument, what choosing it needs. */
const toChoose = ({ id, abbreviation, respondents, hasTarget }: Instrument) => ({
  id,
  abbreviation,
  respondents,
  hasTarget,
})
