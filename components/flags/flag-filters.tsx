import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { TierShape, tierName } from '@/components/ui/tier'
import type { FlagList } from '@/db/flag-lists'
import { fullName } from '@/lib/text/display-name'
import { Link } from '../ui/link'
import { type FlagShow, type FlagsView, flagShows, flagsPath } from './flag-address'
import { countText } from './flag-words'

type Props = { view: FlagsView; list: Pick<FlagList, 'counts' | 'byTier' | 'rules' | 'clients'> }

const titles: Record<FlagShow, string> = { open: 'Open', ended: 'Ended', all: 'All' }

/** Which list: what is open, what has ended, or both. Another tab keeps no filter, which might leave it empty. */
export function FlagTabs({ view, list: { counts } }: Props) {
  const countOf = { open: countText(counts.open), ended: countText(counts.ended), all: null }
  return (
    <nav aria-label="Flags" className="border-b border-ink print:hidden">
      <ul className="flex gap-6">
        {flagShows.map(show => (
          <li key={show}>
            <Link
              href={show === 'open' ? '/flags' : `/flags?show=${show}`}
              aria-current={show === view.show ? 'page' : undefined}
              className={cn(
                'inline-block border-b-3 pt-1 pb-1.5',
                show === view.show ? 'border-ink font-semibold' : 'border-transparent text-soft hover:text-ink',
              )}
            >
              {titles[show]} {countOf[show] !== null && <span className="font-normal">{countOf[show]}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What of the list is shown. Links and nothing else, so that a choice stands in the address and needs no JavaScript. */
export function FlagFilters({ view, list }: Props) {
  const rule = list.rules.find(({ id }) => id === view.rule)
  const client = list.clients.find(({ id }) => id === view.clientId)
  return (
    <div className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-2.5 print:hidden">
      <TierChips view={view} list={list} />
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        <Menu name="Rule" chosen={rule?.title ?? 'any'}>
          <Choice href={flagsPath(view, { rule: null })} isChosen={!rule}>
            Any rule
          </Choice>
          {list.rules.map(({ id, title }) => (
            <Choice key={id} href={flagsPath(view, { rule: id })} isChosen={id === view.rule}>
              {title}
            </Choice>
          ))}
        </Menu>
        <Menu name="Client" chosen={client ? fullName(client) : 'any'}>
          <Choice href={flagsPath(view, { clientId: null })} isChosen={!client}>
            Any client
          </Choice>
          {list.clients.map(each => (
            <Choice key={each.id} href={flagsPath(view, { clientId: each.id })} isChosen={each.id === view.clientId}>
              {fullName(each)}
              {each.name && <span className="text-soft"> {each.code}</span>}
            </Choice>
          ))}
        </Menu>
        {view.show !== 'ended' && (
          <Menu name="Acknowledged" chosen={view.hidesAcknowledged ? 'hidden' : 'shown'}>
            <Choice href={flagsPath(view, { hidesAcknowledged: false })} isChosen={!view.hidesAcknowledged}>
              Shown
            </Choice>
            <Choice href={flagsPath(view, { hidesAcknowledged: true })} isChosen={view.hidesAcknowledged}>
              Hidden
            </Choice>
          </Menu>
        )}
      </div>
    </div>
  )
}

function TierChips({ view, list: { byTier } }: Props) {
  const all = {
    count: byTier.reduce((sum, { count }) => sum + count, 0),
    isMore: byTier.some(({ isMore }) => isMore),
  }
  return (
    <nav aria-label="Tier">
      <ul className="flex flex-wrap gap-2">
        <li>
          <Chip href={flagsPath(view, { tier: null })} isChosen={view.tier === null} count={countText(all)}>
            All tiers
          </Chip>
        </li>
        {byTier.map(({ tier, ...count }) => (
          <li key={tier}>
            <Chip href={flagsPath(view, { tier })} isChosen={view.tier === tier} count={countText(count)}>
              <TierShape tier={tier} /> {tierName(tier)}
            </Chip>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type ChipProps = { href: string; isChosen: boolean; count: string; children: ReactNode }

const Chip = ({ href, isChosen, count, children }: ChipProps) => (
  <Link
    href={href}
    aria-current={isChosen ? 'true' : undefined}
    className={cn(
      'inline-flex min-h-7 items-center gap-1.5 rounded-full border px-3 text-[0.8125rem]',
      isChosen ? 'border-ink font-medium text-ink' : 'border-rule text-soft hover:border-edge',
    )}
  >
    {children} <span>{count}</span>
  </Link>
)

function Menu({ name, chosen, children }: { name: string; chosen: string; children: ReactNode }) {
  return (
    <Popover>
      <PopoverTrigger>
        <span className="max-w-56 truncate">
          {name} <span className="font-semibold text-ink">{chosen}</span>
        </span>
      </PopoverTrigger>
      <PopoverContent className="w-72 gap-0 p-1.5">
        <ul className="max-h-80 overflow-y-auto">{children}</ul>
      </PopoverContent>
    </Popover>
  )
}

const Choice = ({ href, isChosen, children }: { href: string; isChosen: boolean; children: ReactNode }) => (
  <li>
    <Link
      href={href}
      aria-current={isChosen ? 'true' : undefined}
      className={cn(
        'block rounded-sm px-2 py-1.5 hover:bg-wash focus-visible:-outline-offset-2',
        isChosen && 'font-semibold',
      )}
    >
      {children}
    </Link>
  </li>
)
