import { Link } from '@/components/ui/link'
import { Tier } from '@/components/ui/tier'
import type { FlagView } from '@/db/flag-views'
import type { SessionSummary } from '@/db/session-summary'
import { FlagState } from '../../flags/flag-state'
import type { Reader } from '../../flags/flag-words'

type Props = { summary: SessionSummary; place: Reader }

/** What this session did to the client's flags, in words before anything else; and how those ended that it raised. */
export function FlagGroups({ summary: { raised, ended, cleared, withdrawn, late, open }, place }: Props) {
  const isQuiet = [raised, ended, cleared, withdrawn, late].every(flags => flags.length === 0)
  const by = (correction: FlagView['correction']) => withdrawn.filter(flag => flag.correction === correction)
  return (
    <section aria-labelledby="flags-title">
      <h2 id="flags-title" className="border-ink border-t pt-3 font-serif text-xl">
        Flags
      </h2>
      {isQuiet && <p className="mt-1 text-soft">This session raised none and cleared none.</p>}
      <Group title="Raised by this session" flags={raised} isNews />
      <Group title="Raised by this session, and ended since" flags={ended} place={place} />
      <Group title="Cleared by this session" flags={cleared} />
      <Group title="Ended: its answer was taken out" flags={by('taken-out')} />
      <Group title="Ended: its answer was changed" flags={by('changed')} />
      <Group title="Withdrawn: on the corrected answers it should not have been raised" flags={by(null)} />
      <Group title="Still open from before" flags={open} />
    </section>
  )
}

type GroupProps = {
  title: string
  flags: readonly FlagView[]
  isNews?: boolean
  /** Where given, the state of each is shown. */
  place?: Reader
}

function Group({ title, flags, isNews = false, place }: GroupProps) {
  if (flags.length === 0) return null
  return (
    <div className="mt-4">
      <h3 className="font-medium text-sm">{title}</h3>
      <ul>
        {flags.map(flag => (
          <FlagNote key={flag.id} flag={flag} isNews={isNews} place={place} />
        ))}
      </ul>
    </div>
  )
}

/** A flag as it is after this save: what happened, how soon to look; where it is news also what would clear it and what to try. */
function FlagNote({ flag, isNews, place }: { flag: FlagView; isNews: boolean; place: Reader | undefined }) {
  const isOpen = flag.state === 'open' || flag.state === 'acknowledged'
  return (
    <li className="border-rule border-b py-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Tier tier={flag.tier} />
        <span className="text-soft text-sm">{flag.ruleTitle}</span>
      </p>
      <p className="mt-1 max-w-prose">{flag.sentence}</p>
      {place && <FlagState flag={flag} place={place} />}
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
          <p className="mt-2 text-soft text-sm">Suggested next steps</p>
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
