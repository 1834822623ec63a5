import { and, asc, desc, eq, inArray, like, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { type Tier, tiers } from '../lib/flags/rule'
import { ruleById } from '../lib/flags/rules'
import { type FlagGroup, placeOf } from '../lib/flags/same-event'
import type { Viewer } from '../lib/viewer'
import { isLargeTeam, isOfOpenClient, isOpenTo } from './access'
import { type ClientRef, clientRef, nameColumns } from './client-name'
import { standings } from './flag-groups'
import { type FlagView, flagViews } from './flag-views'
import { grouped } from './grouped'
import { inTurn } from './in-turn'
import { nextSessionOn } from './next-session'
import type { Sql } from './open'
import { clients, flagGroups, flags } from './schema'
import { noteUnreadable } from './unreadable'

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

/** Of each tier and standing so many are listed and counted, the newest; of what a filter leaves as many. */
const mostListed = 200

/** So many clients are offered to filter by. */
const mostOffered = 200

/** So many events are counted for the menu. */
const mostInMenu = 99

export type FlagList = Awaited<ReturnType<typeof flagList>>
export type ListedClient = ClientRef & { nextSessionOn: string | null }

/**
 * The flags that a list asks for, one line for each event, those of one client together: the clients in the order of what is most
 * urgent with them. One page is put into words, the last where there is none of that number: a practice has thousands in time.
 */
export async function flagList(tx: Sql, viewer: Viewer, asked: FlagsAsked) {
  const { show, tier = null, size = aPage } = asked
  const team = await teamOf(tx, viewer)
  const [open, ended] = [await linesIn(tx, team, openOnes), await linesIn(tx, team, endedOnes)]
  const shown = show === 'open' ? open : show === 'ended' ? ended : [...open, ...ended]
  const fitting = isNarrowed(asked) ? await linesIn(tx, team, standingsOf(asked), narrowing(asked)) : shown
  const listed = byClient(fitting.filter(line => tier === null || line.tier === tier))
  const pages = Math.max(1, Math.ceil(listed.length / size))
  const page = Math.min(Math.max(asked.page ?? 1, 1), pages)
  const groups = await inWords(tx, viewer, listed.slice((page - 1) * size, page * size))
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
    clients: await namedClients(
      tx,
      viewer,
      isOffered ? clientIds : [...new Set(groups.map(({ lead }) => lead.client.id))],
    ),
  }
}

/** How many events of the triage tiers need the viewer's attention, at most one more than the menu counts. */
export async function countToReview(tx: Sql, viewer: Viewer): Promise<number> {
  const waiting = await urgentLines(tx, viewer, mostInMenu + 1)
  return Math.min(waiting.filter(({ tier }) => tier !== 'note').length, mostInMenu + 1)
}

/** The clients whose events need attention, the most urgent first, at most so many. */
export const clientsInOrderOfFlags = async (tx: Sql, viewer: Viewer, most: number): Promise<string[]> =>
  [...new Set((await urgentLines(tx, viewer, 2 * most)).map(({ clientId }) => clientId))].slice(0, most)

/** Events that need attention; of a large team so many of each tier. */
async function urgentLines(tx: Sql, viewer: Viewer, most: number): Promise<Line[]> {
  const team = await teamOf(tx, viewer)
  const standing = standings.asks
  return team.isLarge
    ? (await inTurn(tiers, tier => firstLines(tx, team, { standing, tier }, most))).flat()
    : await linesIn(tx, team, [standing])
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

/** Whose events: those of the clients open to the viewer. */
type Team = { isLarge: boolean; theirs: SQL }

async function teamOf(tx: Sql, viewer: Viewer): Promise<Team> {
  const isLarge = await isLargeTeam(tx, viewer)
  return { isLarge, theirs: isOfOpenClient(viewer, flagGroups.clientId, isLarge) }
}

/** Events in the order of the lists: by standing, tier, the session of the newest evidence, the place of the rule. */
async function linesIn(
  tx: Sql,
  team: Team,
  among: readonly number[],
  narrowed: readonly (SQL | undefined)[] = [],
): Promise<Line[]> {
  const parts = among.flatMap(standing => tiers.map(tier => ({ standing, tier })))
  if (team.isLarge) return (await inTurn(parts, part => firstLines(tx, team, part, mostListed, narrowed))).flat()
  const found = await lines(tx, and(team.theirs, inArray(flagGroups.standing, [...among]), ...narrowed))
  const byPart = grouped(found.toSorted(inListOrder), partKey)
  return parts.flatMap(part => (byPart.get(partKey(part)) ?? []).slice(0, mostListed))
}

/** The first events of one standing and tier, in the order in which the table is indexed. */
const firstLines = (
  tx: Sql,
  { theirs }: Team,
  { standing, tier }: Part,
  most: number,
  narrowed: readonly (SQL | undefined)[] = [],
): Promise<Line[]> =>
  lines(tx, and(theirs, eq(flagGroups.standing, standing), eq(flagGroups.tier, tier), ...narrowed))
    .orderBy(desc(flagGroups.evidenceOn), desc(flagGroups.sessionId), asc(flagGroups.rulePlace), asc(flagGroups.leadId))
    .limit(most)

type Part = { standing: number; tier: Tier }
type Line = Awaited<ReturnType<typeof lines>>[number]

function lines(tx: Sql, which: SQL | undefined) {
  const { clientId, standing, tier, members, rules, evidenceOn, sessionId, rulePlace, leadId } = flagGroups
  return tx
    .select({ clientId, standing, tier, members, rules, evidenceOn, sessionId, rulePlace, leadId })
    .from(flagGroups)
    .where(which)
}

/** As the index orders them; asked for it of some clients, SQLite would walk through the events of the whole practice. */
const inListOrder = (a: Line, b: Line): number =>
  byText(b.evidenceOn, a.evidenceOn) ||
  byText(b.sessionId, a.sessionId) ||
  a.rulePlace - b.rulePlace ||
  byText(a.leadId, b.leadId)

/** As SQLite compares them. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const partKey = ({ standing, tier }: Part): string => `${standing} ${tier}`

/** How many there are; where one standing of a tier is full, there may be more. */
const tally = (lines: readonly Line[]): { count: number; isMore: boolean } => ({
  count: lines.length,
  isMore: [...grouped(lines, partKey).values()].some(part => part.length >= mostListed),
})

/** Those of one client together, where the first of them is. */
const byClient = (lines: readonly Line[]): Line[] => [...grouped(lines, line => line.clientId).values()].flat()

async function inWords(tx: Sql, viewer: Viewer, lines: readonly Line[]): Promise<FlagGroup<FlagView>[]> {
  const ids = lines.flatMap(membersOf)
  const views = new Map((await flagViews(tx, viewer, inArray(flags.id, ids))).map(view => [view.id, view]))
  return lines.flatMap(line => {
    const [lead, ...carried] = membersOf(line).flatMap(id => views.get(id) ?? [])
    return lead ? [{ lead, carried }] : []
  })
}

/** Where the list of them is damaged, the leading one alone. */
function membersOf({ members, leadId }: Line): readonly string[] {
  const read = z.array(z.string()).safeParse(members)
  if (!read.success) noteUnreadable('flag_groups.members', leadId)
  return read.data ?? [leadId]
}

function rulesIn(lines: readonly Line[]): { id: string; title: string }[] {
  const ids = new Set(lines.flatMap(({ rules }) => rules.trim().split(' ')))
  return [...ids].toSorted((a, b) => placeOf(a) - placeOf(b)).map(id => ({ id, title: ruleById(id)?.title ?? id }))
}

/** The clients of a list by name, each with the next session. */
async function namedClients(tx: Sql, viewer: Viewer, ids: readonly string[]): Promise<ListedClient[]> {
  const found = await tx
    .select({ ...nameColumns, nextSessionOn: nextSessionOn(tx) })
    .from(clients)
    .where(and(isOpenTo(viewer), inArray(clients.id, [...ids])))
  return found
    .map(({ nextSessionOn, ...client }) => ({ ...clientRef(client), nextSessionOn }))
    .toSorted((a, b) => inOrder.compare(a.name ?? a.code, b.name ?? b.code) || byText(a.code, b.code))
}

const inOrder = new Intl.Collator('en', { numeric: true })
