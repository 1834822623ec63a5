import type { FlagList } from '@/db/flag-lists'
import type { FlagView } from '@/db/flag-views'
import type { Tier } from '@/lib/flags/rule'
import { capitalize, numberWord } from '@/lib/text/number-words'

type What = FlagView['events'][number]['what']

/** What happened to a flag, as a line of its history. */
export const eventWords: Record<What, string> = {
  raised: 'Raised',
  'new-evidence': 'New evidence',
  acknowledged: 'Acknowledged',
  cleared: 'Cleared by what was recorded since',
  withdrawn: 'Withdrawn: the record no longer shows it',
  resolved: 'Resolved',
  dismissed: 'Dismissed',
  'raised-again': 'Raised again',
  'recorded-late': 'Recorded late: when it was entered, it was older than this practice acts on',
  moved: 'Moved here with its session',
  'ended-again': 'Ended again: the newer evidence was taken out',
}

/** Neither a person nor the data has ended it. */
export const isOpenFlag = ({ state }: Pick<FlagView, 'state'>): boolean => state === 'open' || state === 'acknowledged'

/** How a flag stands, in a word beside its line; nothing for one that waits for a look. */
export function lineState({ state, quiet }: Pick<FlagView, 'state' | 'quiet'>): string {
  if (state === 'open') return ''
  if (state === 'acknowledged') return quiet ? 'acknowledged' : ''
  return state.replace('-', ' ')
}

/** A count, with a plus where not all were counted. */
export const countText = ({ count, isMore }: FlagList['counts']['open']): string => `${count}${isMore ? '+' : ''}`

/** That there are more events than are listed, and where what is open is found all the same; null where all that fit are listed. */
export function cutWords({ byTier, mostListed }: Pick<FlagList, 'byTier' | 'mostListed'>, tier: Tier | null) {
  const isCut = byTier.some(each => each.isMore && (tier === null || each.tier === tier))
  return isCut
    ? `Of each tier and state the newest ${mostListed} are listed, and as many of what a filter leaves. What is open is on its client’s page too, however old.`
    : null
}

/** The sentence beside the title: how much is open, and of how many clients. */
export function flagsHeading({ toReview, acknowledged, notes, clients, isMore }: FlagList['waiting']): string {
  if (clients === 0) return 'Nothing is open.'
  if (isMore)
    return `${toReview} or more to look at, of ${clients} or more clients. The newest of each tier are listed.`
  const parts = [
    toReview > 0 && `${numberWord(toReview)} to look at`,
    acknowledged > 0 && `${numberWord(acknowledged)} acknowledged`,
    notes > 0 && `${numberWord(notes)} ${notes === 1 ? 'note' : 'notes'}`,
  ].filter(part => part !== false)
  const listed = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts.join('')
  return `${capitalize(listed)}, of ${numberWord(clients)} ${clients === 1 ? 'client' : 'clients'}.`
}

type Ended = Exclude<FlagView['state'], 'open' | 'acknowledged'>

const endings: Record<Ended, string> = {
  cleared: 'Cleared by what was recorded since',
  withdrawn: 'Withdrawn: the record no longer shows it',
  resolved: 'Resolved',
  dismissed: 'Dismissed',
  'recorded-late': 'Recorded late',
}

const corrections: Record<NonNullable<FlagView['correction']>, string> = {
  changed: 'Ended: its answer was changed',
  'taken-out': 'Ended: its answer was taken out',
}

/** How a flag came to its end; null while it is open. */
export function endingWords({ state, correction }: Pick<FlagView, 'state' | 'correction'>): string | null {
  if (state === 'open' || state === 'acknowledged') return null
  return correction ? corrections[correction] : endings[state]
}

/** How the safety flags of a session ended by a save, for the line that says that it is saved; null where none did. */
export function endedBySaveWords(flags: readonly Pick<FlagView, 'correction'>[]): string | null {
  const [first, ...others] = flags
  if (!first) return null
  if (others.length > 0) return 'Its safety flags ended because the answers were changed or taken out.'
  return `Its safety flag ended because the answer was ${first.correction === 'taken-out' ? 'taken out' : 'changed'}.`
}

/** The rule behind a flag and how well it is supported. */
export function ruleLine({
  rule,
  ruleVersion,
  grade,
  citations,
}: Pick<FlagView, 'rule' | 'ruleVersion' | 'grade' | 'citations'>) {
  // Brackets within brackets are hard to read.
  const plain = citations.map(citation => citation.replace(/ \(([^()]*)\)/g, ', $1'))
  const sources = plain.length > 0 ? ` (${plain.join('; ')})` : ''
  // A duty is no evidence: it is named as what it is, and only grades follow the word "evidence".
  const support = grade === 'Clinical duty' ? grade.toLowerCase() : `evidence ${grade}`
  return `Rule ${rule} ${ruleVersion}, ${support}${sources}.`
}

/** A sentence with its full stop, whether or not it came with one. */
export const asSentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`)

/** Where and how the practice writes its days. */
export type Reader = { locale: string; timeZone: string }
