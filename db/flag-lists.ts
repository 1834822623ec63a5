import { and, asc, desc, eq, inArray, like, type SQL } from 'drizzle-orm'
import { type Tier, tiers } from '../lib/flags/rule'
import { ruleById } from '../lib/flags/rules'
import { type FlagGroup, placeOf } from '../lib/flags/same-event'
import type { Viewer } from '../lib/viewer'
import { isOfOpenClient, isOpenTo } from './access'
import { type ClientRef, clientRef, nameColumns } from './client-name'
import { standings } from './flag-groups'
import { type FlagView, flagViews } from './flag-views'
import { nextSessionOn } from './next-session'
import type { Sql } from './open'
import { clients, flagGroups, flags } from './schema'

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

/** Of each tier and standing so many are listed and counted, the newest: with filters, one comes to all others. */
const mostListed = 200

/** So many clients are offered to filter by. */
const mostOffered = 200

/** So many events are counted for the menu. */
const mostInMenu = 99

export type FlagList = ReturnType<typeof flagList>
export type ListedClient = ClientRef & { nextSessionOn: string | null }

/**
 * The flags that a list asks for, one line for each event, those of one client together: the clients in the order of what is most
 * urgent with them. One page is put into words, the last where there is none of that number: a practice has thousands in time.
 */
export function flagList(tx: Sql, viewer: Viewer, asked: FlagsAsked) {
  const { show, tier = null, size = aPage } = asked
  const theirs = isOfOpenClient(tx, viewer, flagGroups.clientId)
  const [open, ended] = [linesIn(tx, theirs, openOnes), linesIn(tx, theirs, endedOnes)]
  const shown = show === 'open' ? open : show === 'ended' ? ended : [...open, ...ended]
  const fitting = isNarrowed(asked) ? linesIn(tx, and(theirs, ...narrowing(asked)), standingsOf(asked)) : shown
  const listed = byClient(fitting.filter(line => tier === null || line.tier === tier))
  const pages = Math.max(1, Math.ceil(listed.length / size))
  const page = Math.min(Math.max(asked.page ?? 1, 1), pages)
  const groups = inWords(tx, viewer, listed.slice((page - 1) * size, page * size))
  const clientIds = [...new Set(shown.map(line => line.clientId))]
  const isOffered = clientIds.length <= mostOffered
  return {
    groups,
    flags: groups.flatMap(({ lead, carried }) => [lead, ...carried]),
    page,
    pages,
    /** Of events, in each list. */
    counts: { open: tally(open), ended: tally(ended) },
    /** Of those that the other filters leave. */
    byTier: tiers.map(each => ({ tier: each, ...tally(fitting.filter(line => line.tier === each)) })),
    /** Of one tier and standing. */
    mostListed,
    /** What is open, whatever is listed. */
    waiting: {
      toReview: open.filter(line => line.standing === standings.asks && line.tier !== 'note').length,
      acknowledged: open.filter(line => line.standing === standings.quiet && line.tier !== 'note').length,
      notes: open.filter(line => line.tier === 'note').length,
      clients: new Set(open.map(line => line.clientId)).size,
      /** There are more than were counted. */
      isMore: tally(open).isMore,
    },
    /** By what the list can be filtered further; clients only where they are not too many to choose from. */
    rules: rulesIn(shown),
    clients: namedClients(tx, viewer, isOffered ? clientIds : [...new Set(groups.map(({ lead }) => lead.client.id))]),
  }
}

/** How many events of the triage tiers need the viewer's attention, at most one more than the menu counts. */
export function countToReview(tx: Sql, viewer: Viewer): number {
  const theirs = isOfOpenClient(tx, viewer, flagGroups.clientId)
  const [safety, review] = (['safety', 'review'] as const).map(tier =>
    linesOf(tx, theirs, { standing: standings.asks, tier }, mostInMenu + 1),
  )
  return Math.min((safety?.length ?? 0) + (review?.length ?? 0), mostInMenu + 1)
}

/** The clients whose events need attention, the most urgent first, at most so many. */
export function clientsInOrderOfFlags(tx: Sql, viewer: Viewer, most: number): string[] {
  const theirs = isOfOpenClient(tx, viewer, flagGroups.clientId)
  const lines = tiers.flatMap(tier => linesOf(tx, theirs, { standing: standings.asks, tier }, 2 * most))
  return [...new Set(lines.map(({ clientId }) => clientId))].slice(0, most)
}

const openOnes: readonly number[] = [standings.asks, standings.quiet]
const endedOnes: readonly number[] = [standings.ended, standings.withdrawn]

function standingsOf({ show, hidesAcknowledged }: FlagsAsked): readonly number[] {
  const open = hidesAcknowledged ? [standings.asks] : openOnes
  return show === 'open' ? open : show === 'ended' ? endedOnes : [...open, ...endedOnes]
}

const isNarrowed = ({ rule, clientId, hidesAcknowledged }: FlagsAsked): boolean =>
  Boolean(rule) || Boolean(clientId) || hidesAcknowledged === true

const narrowing = ({ rule, clientId }: FlagsAsked): (SQL | undefined)[] => [
  rule ? like(flagGroups.rules, `% ${rule} %`) : undefined,
  clientId ? eq(flagGroups.clientId, clientId) : undefined,
]

/** Events in the order of the lists: by standing, tier, the session of the newest evidence, the place of the rule. */
const linesIn = (tx: Sql, which: SQL | undefined, among: readonly number[]): Line[] =>
  among.flatMap(standing => tiers.flatMap(tier => linesOf(tx, which, { standing, tier }, mostListed)))

type Line = ReturnType<typeof linesOf>[number]

function linesOf(tx: Sql, which: SQL | undefined, part: { standing: number; tier: Tier }, most: number) {
  const { clientId, standing, tier, members, rules, evidenceOn, sessionId, rulePlace, leadId } = flagGroups
  return tx
    .select({ clientId, standing, tier, members, rules })
    .from(flagGroups)
    .where(and(eq(standing, part.standing), eq(tier, part.tier), which))
    .orderBy(desc(evidenceOn), desc(sessionId), asc(rulePlace), asc(leadId))
    .limit(most)
    .all()
}

/** How many there are; where one standing of a tier is full, there may be more. */
function tally(lines: readonly Line[]): { count: number; isMore: boolean } {
  const parts = new Map<string, number>()
  for (const { standing, tier } of lines) parts.set(`${standing} ${tier}`, (parts.get(`${standing} ${tier}`) ?? 0) + 1)
  return { count: lines.length, isMore: [...parts.values()].some(count => count >= mostListed) }
}

/** Those of one client together, where the first of them is. */
function byClient(lines: readonly Line[]): Line[] {
  const theirs = new Map<string, Line[]>()
  for (const line of lines) {
    const held = theirs.get(line.clientId)
    if (held) held.push(line)
    else theirs.set(line.clientId, [line])
  }
  return [...theirs.values()].flat()
}

function inWords(tx: Sql, viewer: Viewer, lines: readonly Line[]): FlagGroup<FlagView>[] {
  const ids = lines.flatMap(({ members }) => members)
  const views = new Map(flagViews(tx, viewer, inArray(flags.id, ids)).map(view => [view.id, view]))
  return lines.flatMap(({ members }) => {
    const [lead, ...carried] = members.flatMap(id => views.get(id) ?? [])
    return lead ? [{ lead, carried }] : []
  })
}

function rulesIn(lines: readonly Line[]): { id: string; title: string }[] {
  const ids = new Set(lines.flatMap(({ rules }) => rules.trim().split(' ')))
  return [...ids].toSorted((a, b) => placeOf(a) - placeOf(b)).map(id => ({ id, title: ruleById(id)?.title ?? id }))
}

/** The clients of a list by name, each with the next session. */
function namedClients(tx: Sql, viewer: Viewer, ids: readonly string[]): ListedClient[] {
  const found = tx
    .select({ ...nameColumns, nextSessionOn: nextSessionOn(tx) })
    .from(clients)
    .where(and(isOpenTo(viewer), inArray(clients.id, [...ids])))
    .all()
  return found
    .map(({ nextSessionOn, ...client }) => ({ ...clientRef(client), nextSessionOn }))
    .toSorted((a, b) => inOrder.compare(a.name ?? a.code, b.name ?? b.code))
}

const inOrder = new Intl.Collator('en', { numeric: true })
