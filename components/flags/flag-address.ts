import { type Tier, tiers } from '@/lib/flags/rule'
import { pageNumber } from '@/lib/page-number'

export const flagShows = ['open', 'ended', 'all'] as const
export type FlagShow = (typeof flagShows)[number]

/** What of the flags is listed; all of it stands in the address. */
export type FlagsView = {
  show: FlagShow
  tier: Tier | null
  rule: string | null
  clientId: string | null
  hidesAcknowledged: boolean
  /** 1-based. */
  page: number
}

type Asked = Readonly<Record<string, string | string[] | undefined>>

/** The view that an address asks for; what it does not say, or says wrongly, is as on the first page of all that is open. */
export function flagsViewOf(asked: Asked): FlagsView {
  return {
    show: flagShows.find(show => show === asked.show) ?? 'open',
    tier: tiers.find(tier => tier === asked.tier) ?? null,
    rule: text(asked.rule),
    clientId: text(asked.client),
    hidesAcknowledged: asked.acknowledged === 'hidden',
    page: pageNumber(asked.page),
  }
}

const text = (asked: string | string[] | undefined) =>
  typeof asked === 'string' && /^[\w-]{1,64}$/.test(asked) ? asked : null

/** The address of a view with these changes, from its first page unless one is named. */
export function flagsPath(view: FlagsView, change: Partial<FlagsView> = {}): string {
  const { show, tier, rule, clientId, hidesAcknowledged, page } = { ...view, page: 1, ...change }
  const query = new URLSearchParams({
    ...(show !== 'open' && { show }),
    ...(tier && { tier }),
    ...(rule && { rule }),
    ...(clientId && { client: clientId }),
    ...(hidesAcknowledged && { acknowledged: 'hidden' }),
    ...(page > 1 && { page: String(page) }),
  })
  return query.size === 0 ? '/flags' : `/flags?${query}`
}

/** Whether the list is narrower than its tab. */
export const isFiltered = ({ tier, rule, clientId, hidesAcknowledged }: FlagsView): boolean =>
  tier !== null || rule !== null || clientId !== null || hidesAcknowledged
