import { notFound } from 'next/navigation'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { StepChanges, StepsForm } from '@/components/practice/steps-form'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { PageHeader } from '@/components/ui/page-header'
import { nextStepChanges, practiceNextSteps } from '@/db/next-steps'
import { mostSteps } from '@/lib/flags/next-steps'
import { ruleById } from '@/lib/flags/rules'
import { restoreSteps, saveSteps } from '../actions'

export const generateMetadata = titleOf(
  'Next steps of a rule',
  'managePractice',
  async (viewer, { rule: name }: { rule: string }) =>
    (await practiceNextSteps(viewer)).some(({ rule }) => rule === name),
)

export default async function RuleStepsPage({ params }: PageProps<'/practice/next-steps/[rule]'>) {
  const viewer = await requireViewer('managePractice')
  const { rule: name } = await params
  const found = (await practiceNextSteps(viewer)).find(({ rule }) => rule === name) ?? notFound()
  const { rule, steps, isOwn, mark } = found
  const title = ruleById(rule)?.title ?? rule
  return (
    <>
      <PageHeader
        title={title}
        subtitle="A step for some regions is shown where the client’s latest point lies clearly in one of them; near a border, only where both sides are ticked."
        crumbs={[
          { label: 'Practice', href: '/practice' },
          { label: 'Next steps', href: '/practice/next-steps' },
          { label: title },
        ]}
        actions={
          isOwn && (
            <ConfirmButton
              label="Restore Attune’s own steps"
              title="Restore Attune’s own steps?"
              description="The practice’s own steps stay in the list of changes."
              confirm="Restore them"
              action={restoreSteps}
              fields={{ rule, mark }}
            />
          )
        }
      />
      <div className="grid max-w-3xl gap-8">
        <StepsForm action={saveSteps} rule={rule} mark={mark} steps={steps} most={mostSteps} />
        <StepChanges
          changes={await nextStepChanges(viewer, rule)}
          reader={{ locale: viewer.locale, timeZone: viewer.timeZone }}
        />
      </div>
    </>
  )
}
