import { cn } from '@/components/ui/cn'
import { Tier } from '@/components/ui/tier'
import type { FlagView } from '@/db/flag-views'
import { groupByEvent } from '@/lib/flags/same-event'
import type { FlagActions } from './flag-actions'
import { FlagBody, type FlagBodyProps } from './flag-body'
import { FlagLine } from './flag-lines'
import { isOpenFlag, type Reader } from './flag-words'

type Props = { flags: readonly FlagView[]; actions: FlagActions; place: Reader & { today: string } }

/**
 * Flags of one client, each event unfolded under its sentence. A note, and what was acknowledged, is a quiet line that opens in its
 * place: the charts below are what one comes for.
 */
export function FlagList({ flags, ...rest }: Props) {
  return groupByEvent(flags).map(group => (
    // Stays where it is when a flag falls quiet, and the focus with it.
    <div key={group.lead.id} className="border-b border-rule">
      {(group.lead.quiet || group.lead.tier === 'note') && isOpenFlag(group.lead) ? (
        <FlagLine group={group} headingLevel={2} {...rest} />
      ) : (
        <FlagItem group={group} {...rest} />
      )}
    </div>
  ))
}

function FlagItem({ group, ...rest }: FlagBodyProps) {
  const { lead } = group
  const isEnded = !isOpenFlag(lead)
  const id = `flag-${lead.id}`
  return (
    <article aria-labelledby={id} className="grid gap-x-3 gap-y-1 py-4 lg:grid-cols-[5rem_minmax(0,1fr)]">
      <Tier tier={lead.tier} className={isEnded ? undefined : 'pt-1'} />
      <div className="min-w-0">
        <h2 id={id} className={cn('max-w-[52rem]', isEnded ? 'text-soft' : 'font-serif text-xl leading-snug')}>
          {lead.sentence}
        </h2>
        <FlagBody group={group} {...rest} />
      </div>
    </article>
  )
}
