import { Tier } from '@/components/ui/tier'
import type { FlagView } from '@/db/flag-views'
import { Link } from '../../ui/link'

/** A flag as it stands after this save: what happened, how soon to look; where it is news also what would clear it and what to try. */
export function FlagNote({ flag, isNews }: { flag: FlagView; isNews: boolean }) {
  const isOpen = flag.state === 'open' || flag.state === 'acknowledged'
  return (
    <li className="border-rule border-b py-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Tier tier={flag.tier} />
        <span className="text-soft text-sm">{flag.ruleTitle}</span>
      </p>
      <p className="mt-1 max-w-prose">{flag.sentence}</p>
      {isNews && flag.detail && <p className="mt-1 max-w-prose text-soft text-sm">{flag.detail}</p>}
      {isNews && <WhatNext flag={flag} />}
      {flag.mayWork && isOpen && <Answer flag={flag} />}
    </li>
  )
}

function WhatNext({ flag }: { flag: FlagView }) {
  return (
    <>
      <p className="mt-2 max-w-prose text-sm">
        <span className="text-soft">What would clear it: </span>
        {flag.clearsWhen}
      </p>
      {flag.nextSteps.length > 0 && (
        <>
          <p className="mt-2 text-soft text-sm">What to try next</p>
          <ul className="mt-1 grid max-w-prose list-disc gap-1 pl-5 text-sm">
            {flag.nextSteps.map(step => (
              <li key={step.text}>
                {step.text} <span className="text-soft text-xs">{step.source}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Leads to where the flag is answered. */
function Answer({ flag: { id, client, tier } }: { flag: FlagView }) {
  return (
    <p className="mt-2 text-sm">
      <Link
        href={`/clients/${client.id}#flag-${id}`}
        className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
      >
        {tier === 'safety' ? 'Record what was done' : 'Acknowledge, resolve or dismiss'}
      </Link>
    </p>
  )
}
