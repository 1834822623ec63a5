import { requireViewer, titleOf } from '@/app/auth/viewer'
import { PracticeHeader } from '@/components/practice/practice-header'
import { Link } from '@/components/ui/link'
import { practiceNextSteps } from '@/db/next-steps'
import { ruleById } from '@/lib/flags/rules'

export const generateMetadata = titleOf('Next steps', 'managePractice')

export default async function NextStepsPage() {
  const viewer = await requireViewer('managePractice')
  const rules = await practiceNextSteps(viewer)
  return (
    <>
      <PracticeHeader
        at="/practice/next-steps"
        subtitle="Short prompts shown with each flag, two or three at a time, each with its source. The practice can write its own."
      />
      <ul className="max-w-3xl">
        {rules.map(({ rule, steps, isOwn }) => (
          <li key={rule} className="border-b border-rule py-4">
            <h2 className="font-serif text-lg">
              <Link href={`/practice/next-steps/${rule}`} className="underline-offset-4 hover:underline">
                {ruleById(rule)?.title ?? rule}
              </Link>
              {isOwn && <span className="ml-3 font-sans text-[0.8125rem] text-soft">the practice’s own</span>}
            </h2>
            <ul className="mt-1.5 grid gap-1">
              {steps.map(({ text, source }) => (
                <li key={text}>
                  {text} <span className="text-[0.8125rem] text-soft">{source}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
