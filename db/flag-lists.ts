import { and, eq, inArray, sql } from 'drizzle-orm'
import { compareTiers, type Tier, tiers } from '../lib/flags/rule'
import { ruleById } from '../lib/flags/rules'
import { type FlagGroup, groupByEvent, placeOf } from '../lib/flags/same-event'
import type { Viewer } from '../lib/viewer'
import { openTo } from './access'
import { type ClientRef, clientRef, nameColumns } from './client-name'
import { placeColumns, sessionPlace } from './flag-queries'
import { type FlagView, flagViews } from './flag-views'
import { nextSessionOn } from './next-session'
import type { Sql } from './open'
import { clients, flags, resolutions, sessions } from './schema'
import { compareSessions } from './session-order'

export type FlagsAsked = {
  show: 'open' | 'ended' | 'all'
  tier?: Tier | null
  rule?: string | null
  clientId?: string | null
  /** Without those that are acknowledged and have no newer evidence. */
  hidesAcknowledged?: boolean
  page?: number
  /** Events on one page. */
  size?: number
}

/** Events on one page of the list. */
const aPage = 40

export type FlagList = ReturnType<typeof flagList>
export type ListedClient = ClientRef & { nextSessionOn: string | null }

/**
 * The flags that a list asks for, one line for each event, those of one client together: the clients in the order of what is most
 * urgent with them. One page is put into words, the last where there is none of that number: a practice has thousands in time.
 */
export function flagList(tx: Sql, viewer: Viewer, asked: FlagsAsked) {
  const { show, tier = null, hidesAcknowledged = false, size = aPage } = asked
  const all = flagEvents(tx, viewer)
  const shown = all.filter(({ lead }) => show === 'all' || (show === 'open') === isOpen(lead))
  const fitting = shown.filter(event => fits(event, asked) && !(hidesAcknowledged && event.lead.quiet))
  const listed = byClient(fitting.filter(({ lead }) => tier === null || lead.tier === tier))
  const pages = Math.max(1, Math.ceil(listed.length / size))
  const page = Math.min(Math.max(asked.page ?? 1, 1), pages)
  const events = listed.slice((page - 1) * size, page * size)
  const named = clientsOf(tx, viewer, [...new Set(shown.map(({ lead }) => lead.clientId))])
  const groups = inWords(tx, viewer, events)
  const open = all.filter(({ lead }) => isOpen(lead))
  return {
    groups,
    flags: groups.flatMap(({ lead, carried }) => [lead, ...carried]),
    page,
    pages,
    /** Of events, in each list. */
    counts: { open: open.length, ended: all.length - open.length },
    /** Of those that the other filters leave. */
    byTier: tiers.map(each => ({ tier: each, count: fitting.filter(({ lead }) => lead.tier === each).length })),
    /** What is open, whatever is listed. */
    waiting: {
      toReview: open.filter(({ lead }) => !lead.quiet && lead.tier !== 'note').length,
      acknowledged: open.filter(({ lead }) => lead.quiet && lead.tier !== 'note').length,
      notes: open.filter(({ lead }) => lead.tier === 'note').length,
      clients: new Set(open.map(({ lead }) => lead.clientId)).size,
    },
    /** By what the list can be filtered further. */
    rules: rulesIn(shown),
    clients: named,
  }
}

/** How many events of the triage tiers need the viewer's attention; a flag that is carried by another one is not counted again. */
export const countToReview = (tx: Sql, viewer: Viewer): number =>
  flagEvents(tx, viewer, true).filter(({ lead }) => !lead.quiet && lead.tier !== 'note').length

type Line = ReturnType<typeof flagLines>[number]
type FlagEvent = FlagGroup<Line>

/** Every event that the viewer may see, the most urgent first. */
const flagEvents = (tx: Sql, viewer: Viewer, isOpenOnly = false): FlagEvent[] =>
  groupByEvent(flagLines(tx, viewer, isOpenOnly)).toSorted((a, b) => compareLines(a.lead, b.lead))

/** Of each flag no more than what its place in a list takes: all of them are read to fill one page. */
function flagLines(tx: Sql, viewer: Viewer, isOpenOnly: boolean) {
  const found = tx
    .select({
      ...placeColumns(tx),
      outcome: resolutions.outcome,
    })
    .from(flags)
    .innerJoin(clients, eq(clients.id, flags.clientId))
    .innerJoin(sessions, eq(sessions.id, flags.sessionId))
    .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
    .where(and(openTo(viewer), isOpenOnly ? sql`${resolutions.outcome} is null` : undefined))
    .all()
  return found.map(line => ({
    ...line,
    state: line.outcome ?? 'open',
    quiet: line.outcome === null && line.asks !== 1,
  }))
}

const isOpen = ({ outcome }: Line): boolean => outcome === null

/** What needs attention, what is open and quiet, what has ended; each by tier, then the newest evidence first. */
const compareLines = (a: Line, b: Line): number =>
  rankOf(a) - rankOf(b) ||
  compareTiers(a.tier, b.tier) ||
  compareSessions(sessionPlace(b), sessionPlace(a)) ||
  placeOf(a.rule) - placeOf(b.rule) ||
  a.id.localeCompare(b.id)

const rankOf = ({ outcome, quiet }: Line): number =>
  outcome === null ? Number(quiet) : outcome === 'withdrawn' ? 3 : 2

const fits = ({ lead, carried }: FlagEvent, { rule = null, clientId = null }: FlagsAsked): boolean =>
  (rule === null || [lead, ...carried].some(line => line.rule === rule)) &&
  (clientId === null || lead.clientId === clientId)

/** Those of one client together, where the first of them is. */
function byClient(events: readonly FlagEvent[]): FlagEvent[] {
  const groups = new Map<string, FlagEvent[]>()
  for (const event of events) groups.set(event.lead.clientId, [...(groups.get(event.lead.clientId) ?? []), event])
  return [...groups.values()].flat()
}

function inWords(tx: Sql, viewer: Viewer, events: readonly FlagEvent[]): FlagGroup<FlagView>[] {
  const ids = events.flatMap(({ lead, carried }) => [lead.id, ...carried.map(({ id }) => id)])
  const views = new Map(flagViews(tx, viewer, inArray(flags.id, ids)).map(view => [view.id, view]))
  const viewOf = ({ id }: Line) => {
    const view = views.get(id)
    if (!view) throw new Error('A flag of the list is gone')
    return view
  }
  return events.map(({ lead, carried }) => ({ lead: viewOf(lead), carried: carried.map(viewOf) }))
}

function rulesIn(events: readonly FlagEvent[]): { id: string; title: string }[] {
  const ids = new Set(events.flatMap(({ lead, carried }) => [lead, ...carried].map(({ rule }) => rule)))
  return [...ids].toSorted((a, b) => placeOf(a) - placeOf(b)).map(id => ({ id, title: ruleById(id)?.title ?? id }))
}

/** The clients of a list by name, each with the next session. */
function clientsOf(tx: Sql, viewer: Viewer, ids: readonly string[]): ListedClient[] {
  const found = tx
    .select({ ...nameColumns, nextSessionOn: nextSessionOn(tx) })
    .from(clients)
    .where(and(openTo(viewer), inArray(clients.id, [...ids])))
    .all()
  return found
    .map(({ nextSessionOn, ...client }) => ({ ...clientRef(client), nextSessionOn }))
    .toSorted((a, b) => inOrder.compare(a.name ?? a.code, b.name ?? b.code))
}

const inOrder = new Intl.Collator('en', { numeric: true })
