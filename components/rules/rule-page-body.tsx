import { houseSteps } from '@/lib/flags/house-steps'
import type { Rule } from '@/lib/flags/rule'
import { rules } from '@/lib/flags/rules'
import type { Settings } from '@/lib/settings'
import { ruleLine } from '../flags/flag-words'
import { PageHeader } from '../ui/page-header'
import { DetectionSummary } from './detection-summary'

/** Every rule with its grounds and their weakness, so that a flag can be taken for what it is. */
export function RulePageBody({ settings }: { settings: Settings }) {
  return (
    <>
      <PageHeader
        title="The rules"
        crumbs={[{ label: 'Flags', href: '/flags' }, { label: 'Rules' }]}
        subtitle="What raises a flag and what clears it, by the settings of this practice; how well that is supported, and what its evidence does not show."
      />
      <div className="max-w-3xl">
        {rules.map(rule => (
          <One key={rule.id} rule={rule} settings={settings} />
        ))}
      </div>
      <DetectionSummary />
    </>
  )
}

function One({ rule, settings }: { rule: Rule; settings: Settings }) {
  const { id, title, version, grade, citations, weakness } = rule
  const { raised, tier, cleared } = rule.criteria(settings)
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="border-b border-rule py-5">
      <h2 id={`${id}-title`} className="font-serif text-xl">
        {title}
      </h2>
      <p className="mt-1 text-[0.8125rem] text-soft">
        {ruleLine({ rule: id, ruleVersion: version, grade, citations })}
      </p>
      <dl className="mt-3 grid gap-x-4 gap-y-1.5 sm:grid-cols-[8.5rem_1fr]">
        <Criterion name="Raised when">{raised}</Criterion>
        <Criterion name="Tier">{tier}</Criterion>
        <Criterion name="Cleared by">{cleared}</Criterion>
        <Criterion name="Does not show">{weakness}</Criterion>
      </dl>
      <details className="mt-2">
        <summary className="w-fit text-[0.8125rem] text-soft hover:text-ink">Next steps of the house</summary>
        <ul className="mt-1.5 grid gap-1">
          {houseSteps[rule.id].map(({ text, source }) => (
            <li key={text}>
              {text} <span className="text-[0.8125rem] text-soft">{source}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function Criterion({ name, children }: { name: string; children: string }) {
  return (
    <div className="grid gap-x-4 sm:col-span-2 sm:grid-cols-subgrid">
      <dt className="text-soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
