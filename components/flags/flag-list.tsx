import { cn } from '@/components/ui/cn'
import { Tier } from '@/components/ui/tier'
import type { FlagView } from '@/db/flag-views'
import { groupByEvent } from '@/lib/flags/same-event'
import type { FlagActions } from './flag-actions'
import { FlagBody, type FlagBodyProps } from './flag-body'
import { isOpenFlag, type Reader } from './flag-words'

type Props = { flags: readonly FlagView[]; actions: FlagActions; place: Reader }

/** Flags of one client, each event unfolded under its sentence. */
export function FlagList({ flags, ...rest }: Props) {
  return groupByEvent(flags).map(group => <FlagItem key={group.lead.id} group={group} {...rest} />)
}

function FlagItem({ group, ...rest }: FlagBodyProps) {
  const { lead } = group
  const isFolded = lead.quiet || !isOpenFlag(lead)
  const id = `flag-${lead.id}`
  return (
    <article
      aria-labelledby={id}
      className="grid gap-x-6 gap-y-1 border-b border-rule py-4 lg:grid-cols-[5rem_minmax(0,1fr)]"
    >
      <Tier tier={lead.tier} className={isFolded ? undefined : 'pt-1'} />
      <div className="min-w-0">
        <h2 id={id} className={cn('max-w-[52rem]', isFolded ? 'text-soft' : 'font-serif text-xl leading-snug')}>
          {lead.sentence}
        </h2>
        <FlagBody group={group} {...rest} />
      </div>
    </article>
  )
}
