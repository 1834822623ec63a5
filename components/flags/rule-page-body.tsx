import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { houseSteps } from '@/lib/flags/house-steps'
import type { Rule } from '@/lib/flags/rule'
import { detection, rules } from '@/lib/flags/rules'
import type { Settings } from '@/lib/settings'
import { PageHeader } from '../ui/page-header'
import { ruleLine } from './flag-words'

/** Every rule with its grounds and their weakness, so that a flag can be taken for what it is. */
export function RulePageBody({ settings }: { settings: Settings }) {
  return (
    <>
      <PageHeader
        title="The rules"
        crumbs={[{ label: 'Flags', href: '/flags' }, { label: 'Rules' }]}
        subtitle="What raises a flag and what clears it, with the settings of this practice; how well each rule is supported, and what its evidence does not show."
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
        <summary className="w-fit text-[0.8125rem] text-soft hover:text-ink">Suggested next steps</summary>
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

/** How often the range is wrong, as far as that can be said. */
function DetectionSummary() {
  return (
    <section aria-labelledby="how-good" className="mt-10 max-w-3xl border-t border-rule pt-6">
      <h2 id="how-good" className="mb-2 font-serif text-xl">
        How well drops are detected
      </h2>
      <p className="max-w-prose">
        <strong>These figures are simulated.</strong> They say how the rules do on 4,000 made-up clients of the kind
        that the literature describes, not how often real ruptures are caught. The ceiling is a detector that knows each
        client’s true course, which nobody does.
      </p>
      <Table label="Ruptures caught at their first session" className="mt-3">
        <TableHeader>
          <TableRow>
            <TableHead>Caught at the first session</TableHead>
            <TableHead className="text-right">1 false alarm in 100</TableHead>
            <TableHead className="text-right">2 in 100</TableHead>
            <TableHead className="text-right">5 in 100</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {detection.map(({ detector, plainly, caught }) => (
            <TableRow key={detector}>
              <TableHead scope="row" className="font-normal text-ink first-letter:uppercase">
                {plainly ?? detector}
              </TableHead>
              {caught.map((share, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never change places
                <TableCell key={index} className="text-right tabular-nums">
                  {Math.round(share * 100)} %
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="mt-3 max-w-prose text-[0.8125rem] text-soft">
        The assumptions, other simulated courses and what was tried are written down in a document that comes with
        Attune, docs/detection.md, which also says how the figures can be worked out again.
      </p>
    </section>
  )
}
