import { cn } from '@/components/ui/cn'
import { Tier } from '@/components/ui/tier'
import type { FlagList } from '@/db/flag-lists'
import type { FlagView } from '@/db/flag-views'
import type { FlagGroup } from '@/lib/flags/same-event'
import { dayInWords, nextSessionInWords } from '@/lib/text/days'
import { fullName } from '@/lib/text/display-name'
import { Link } from '../ui/link'
import { type FlagActions, namesOf, Resolve } from './flag-actions'
import { FlagBody } from './flag-body'
import { isOpenFlag, lineState, type Reader } from './flag-words'

type Props = {
  list: Pick<FlagList, 'groups' | 'clients'>
  actions: FlagActions
  place: Reader & { today: string }
}

/** The flags of many clients, a line for each event, those of one client under their name. A line opens in its place. */
export function FlagLines({ list: { groups, clients }, actions, place }: Props) {
  const ids = [...new Set(groups.map(({ lead }) => lead.client.id))]
  return (
    <ul>
      {ids.map(id => (
        <ClientFlags
          key={id}
          groups={groups.filter(({ lead }) => lead.client.id === id)}
          nextOn={clients.find(client => client.id === id)?.nextSessionOn ?? null}
          actions={actions}
          place={place}
        />
      ))}
    </ul>
  )
}

type ClientFlagsProps = {
  groups: readonly FlagGroup<FlagView>[]
  nextOn: string | null
  actions: FlagActions
  place: Props['place']
}

function ClientFlags({ groups, nextOn, actions, place }: ClientFlagsProps) {
  const client = groups[0]?.lead.client
  if (!client) return null
  const id = `of-${client.id}`
  const next = nextOn && `next ${nextSessionInWords(nextOn, place.today, place.locale)}`
  return (
    <li
      aria-labelledby={id}
      className="grid gap-x-5 border-b border-rule pt-2.5 lg:grid-cols-[10.5rem_minmax(0,1fr)] lg:pt-0"
    >
      <div className="lg:py-2.5">
        <h2 id={id} className="font-serif text-lg leading-[1.375rem] wrap-anywhere">
          <Link href={`/clients/${client.id}`} className="underline-offset-4 hover:underline">
            {fullName(client)}
          </Link>
        </h2>
        <p className="text-xs leading-4 text-soft">
          {[client.name && client.code, next || 'no date planned'].filter(Boolean).join(' · ')}
        </p>
      </div>
      <ul className="min-w-0">
        {groups.map(group => (
          <li key={group.lead.id} className="border-rule not-first:border-t">
            <FlagLine group={group} actions={actions} place={place} />
          </li>
        ))}
      </ul>
    </li>
  )
}

type FlagLineProps = {
  group: FlagGroup<FlagView>
  actions: FlagActions
  place: Props['place']
  /** Where it stands among the headings of the page. */
  headingLevel?: 2 | 3
}

/** One event: what happened in few words, and opened in full. A safety flag shows its first button while it is closed. */
export function FlagLine({ group, actions, place, headingLevel = 3 }: FlagLineProps) {
  const { lead } = group
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  const id = `flag-${lead.id}`
  const isToAnswer = lead.tier === 'safety' && isOpenFlag(lead) && lead.mayWork
  return (
    <article aria-labelledby={id} className="relative">
      <details className="group/flag peer">
        <summary
          className={cn(
            'grid list-none grid-cols-[5rem_minmax(0,1fr)_1rem] items-baseline gap-x-3 py-2.5 hover:bg-wash/50 sm:grid-cols-[5rem_minmax(0,1fr)_auto_5rem_5rem_0.75rem] [&::-webkit-details-marker]:hidden',
            isToAnswer && 'sm:not-group-open/flag:pr-0',
          )}
        >
          <Tier tier={lead.tier} />
          <Heading id={id} className={cn('min-w-0', isToAnswer && 'sm:pr-44 sm:group-open/flag:pr-0')}>
            <span className={cn('group-open/flag:hidden', isQuiet(lead) && 'text-soft')}>{lead.short}</span>
            <span className="hidden font-serif text-xl leading-snug group-open/flag:inline">{lead.sentence}</span>
          </Heading>
          <span className="flex flex-wrap gap-x-3 text-[0.8125rem] text-soft max-sm:col-start-2 max-sm:row-start-2 sm:contents">
            <span className="empty:max-sm:hidden">{lineState(lead)}</span>
            <span className="whitespace-nowrap">{lead.sessionNumber !== null && `session ${lead.sessionNumber}`}</span>
            <span className="whitespace-nowrap">
              {lead.evidenceOn === place.today ? 'today' : dayInWords(lead.evidenceOn, place.today, place.locale)}
            </span>
          </span>
          <span
            aria-hidden
            className="text-center text-soft transition-transform group-open/flag:rotate-90 max-sm:col-start-3 max-sm:row-start-1"
          >
            ›
          </span>
        </summary>
        <div className="pb-4 sm:pl-[5.75rem]">
          <FlagBody group={group} actions={actions} place={place} />
        </div>
      </details>
      {isToAnswer && (
        <div className="peer-open:hidden max-sm:pb-3 sm:absolute sm:top-[0.1875rem] sm:right-[13rem] print:hidden">
          <Resolve flag={lead} action={actions.resolve} hidden={namesOf(lead)} />
        </div>
      )}
    </article>
  )
}

const isQuiet = (flag: FlagView) => flag.quiet || !isOpenFlag(flag)
