import { compareTiers, type RuleId, ruleIds, type Tier } from './rule'

/** Of a flag, what says which event it is about. */
export type SeenFlag = {
  episodeId: string
  rule: string
  key: string
  tier: Tier
  /** The session of its newest evidence; null where that has left the episode. */
  sessionId: string | null
  state: string
  /** Acknowledged, with no newer evidence. */
  quiet: boolean
}

/** What several rules saw in one event, as one line of a list: the flag that leads it, and those that it carries. */
export type FlagGroup<T> = { lead: T; carried: readonly T[] }

/** Rules about one fall of the alliance: their keys name the measure and the session of the fall. */
const aboutFalls: ReadonlySet<string> = new Set<RuleId>(['rupture-unrepaired', 'alliance-drop', 'rupture-unseen'])

/** Rules about strain within an hour. */
const aboutStrain: ReadonlySet<string> = new Set<RuleId>(
  [...ruleIds].filter(id => aboutFalls.has(id) || id === 'tension-unresolved'),
)

/**
 * Puts flags that saw one event together, in the order in which the first of each comes. One event is a fall of the alliance, whichever
 * rules speak of it (that it fell, that it is not back, that the clinician saw none), and strain in the same session of the same
 * episode: a rating that fell and a report of tension are two views of one hour, and are answered by one thought.
 *
 * All other rules judge a whole course (a slow decline, distress against the start, ratings at the ceiling). That the newest session is
 * the same says nothing about what they have in common, so each is an event of its own; and so is every safety flag, which nothing
 * may stand in front of. Ended flags are put together only where they ended alike. This is for a screen: the flags, their tallies and
 * what is kept of them stay as they are.
 */
export function groupByEvent<T extends SeenFlag>(flags: readonly T[]): FlagGroup<T>[] {
  const groups: { names: Set<string>; members: T[] }[] = []
  for (const flag of flags) {
    const names = eventNames(flag)
    const [first, ...others] = groups.filter(group => names.some(name => group.names.has(name)))
    const joined = first ?? { names: new Set<string>(), members: [] }
    if (!first) groups.push(joined)
    for (const name of [...names, ...others.flatMap(each => [...each.names])]) joined.names.add(name)
    joined.members.push(...others.flatMap(each => each.members), flag)
    for (const other of others) groups.splice(groups.indexOf(other), 1)
  }
  return groups.map(({ members }) => ledBy(members))
}

/** By what a flag and another one are known to be about the same event; none for one that is an event of its own. */
function eventNames({ episodeId, rule, key, tier, sessionId, state }: SeenFlag): string[] {
  if (tier === 'safety' || !aboutStrain.has(rule)) return []
  const within = `${episodeId} ${state === 'acknowledged' ? 'open' : state}`
  return [
    ...(aboutFalls.has(rule) ? [`${within} fall ${key}`] : []),
    ...(sessionId === null ? [] : [`${within} session ${sessionId}`]),
  ]
}

/** What asks for a look leads, then the more urgent tier, then the order of the rules. */
function ledBy<T extends SeenFlag>(members: readonly T[]): FlagGroup<T> {
  const [lead, ...carried] = members.toSorted(
    (a, b) => Number(a.quiet) - Number(b.quiet) || compareTiers(a.tier, b.tier) || placeOf(a.rule) - placeOf(b.rule),
  )
  if (!lead) throw new Error('A group without a flag')
  return { lead, carried }
}

/** A rule's place among those that ship; of two flags that are alike otherwise, the one of the earlier rule leads. */
export const placeOf = (rule: string): number => places.get(rule) ?? ruleIds.length

const places: ReadonlyMap<string, number> = new Map(ruleIds.map((id, index) => [id, index]))
