import { houseSteps } from '@/lib/flags/house-steps'
import type { Rule } from '@/lib/flags/rule'
import { rules } from '@/lib/flags/rules'
import { ruleLine } from '../flags/flag-words'
import { PageHeader } from '../ui/page-header'
import { DetectionSummary } from './detection-summary'

/** Every rule with its grounds and their weakness, so that a flag can be taken for what it is. */
export function RulePageBody() {
  return (
    <>
      <PageHeader
        title="The rules"
        crumbs={[{ label: 'Flags', href: '/flags' }, { label: 'Rules' }]}
        subtitle="What each looks at, how well it is supported, and what its evidence does not show."
      />
      <div className="max-w-3xl">
        {rules.map(rule => (
          <One key={rule.id} rule={rule} />
        ))}
      </div>
      <DetectionSummary />
    </>
  )
}

function One({ rule }: { rule: Rule }) {
  const { id, title, version, grade, citations, weakness } = rule
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="border-b border-rule py-5">
      <h2 id={`${id}-title`} className="font-serif text-xl">
        {title}
      </h2>
      <p className="mt-1 text-[0.8125rem] text-soft">
        {ruleLine({ rule: id, ruleVersion: version, grade, citations })}
      </p>
      <p className="mt-2">
        <span className="text-soft">What this does not show: </span>
        {weakness}
      </p>
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
