import { Link } from '@/components/ui/link'
import { Tier } from '@/components/ui/tier'
import type { FlagView } from '@/db/flag-views'
import type { SessionSummary } from '@/db/session-summary'
import { type FlagGroup, groupByEvent } from '@/lib/flags/same-event'
import { capitalize } from '@/lib/text/number-words'
import { CarriedFold } from '../../flags/flag-body'
import { FlagState } from '../../flags/flag-state'
import type { Reader } from '../../flags/flag-words'

type Props = { summary: SessionSummary; place: Reader }

/**
 * What this session did to the client's flags, in words before anything else; and how those ended that it raised. What several rules saw
 * in one event is one entry, as on the page of the flags.
 */
export function FlagGroups({ summary: { session, raised, ended, cleared, withdrawn, late, open }, place }: Props) {
  const cause = session.number === null ? 'these answers' : 'this session'
  const isQuiet = [raised, ended, cleared, withdrawn, late].every(flags => flags.length === 0)
  const by = (correction: FlagView['correction']) =>
    groupByEvent(withdrawn.filter(flag => flag.correction === correction))
  // One event may have been open before, and seen by one more rule now: it is news, once.
  const isNews = ({ lead, carried }: FlagGroup<FlagView>) => [lead, ...carried].some(flag => raised.includes(flag))
  const stillOpen = groupByEvent([...raised, ...open])
  const rest = { place }
  return (
    <section aria-labelledby="flags-title">
      <h2 id="flags-title" className="border-ink border-t pt-3 font-serif text-xl">
        Flags
      </h2>
      {isQuiet && <p className="mt-1 text-soft">{capitalize(cause)} raised none and cleared none.</p>}
      <Group title={`Raised by ${cause}`} groups={stillOpen.filter(isNews)} isNews {...rest} />
      <Group title={`Raised by ${cause}, and ended since`} groups={groupByEvent(ended)} showsState {...rest} />
      <Group title={`Cleared by ${cause}`} groups={groupByEvent(cleared)} {...rest} />
      <Group title="Ended: its answer was taken out" groups={by('taken-out')} {...rest} />
      <Group title="Ended: its answer was changed" groups={by('changed')} {...rest} />
      <Group title="Withdrawn: on the corrected answers it should not have been raised" groups={by(null)} {...rest} />
      <Group title="Still open from before" groups={stillOpen.filter(group => !isNews(group))} {...rest} />
    </section>
  )
}

type Shown = { isNews?: boolean; showsState?: boolean; place: Reader }

function Group({ title, groups, ...shown }: Shown & { title: string; groups: readonly FlagGroup<FlagView>[] }) {
  if (groups.length === 0) return null
  return (
    <div className="mt-4">
      <h3 className="font-medium text-sm">{title}</h3>
      <ul>
        {groups.map(group => (
          <FlagNote key={group.lead.id} group={group} {...shown} />
        ))}
      </ul>
    </div>
  )
}

/** An event as it is after this save: what happened, how soon to look; where it is news also what would clear it and what to try. */
function FlagNote({ group: { lead, carried }, isNews, showsState, place }: Shown & { group: FlagGroup<FlagView> }) {
  const isOpen = lead.state === 'open' || lead.state === 'acknowledged'
  return (
    <li className="border-rule border-b py-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Tier tier={lead.tier} />
        <span className="text-soft text-sm">{lead.ruleTitle}</span>
      </p>
      <p className="mt-1 max-w-prose">{lead.sentence}</p>
      {showsState && <FlagState flag={lead} place={place} />}
      {isNews && lead.detail && <p className="mt-1 max-w-prose text-soft text-sm">{lead.detail}</p>}
      {isNews && <WhatNext flag={lead} />}
      <div className="mt-2 text-[0.8125rem] text-soft empty:hidden">
        <CarriedFold carried={carried} place={place} />
      </div>
      {lead.mayWork && isOpen && <Answer flag={lead} />}
    </li>
  )
}

function WhatNext({ flag }: { flag: FlagView }) {
  return (
    <>
      <p className="mt-2 max-w-prose text-sm">{flag.clearsWhen}</p>
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
