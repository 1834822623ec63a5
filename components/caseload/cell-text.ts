import { sparkOf } from '@/components/charts/sparkline'
import type { CaseloadRow } from '@/db/caseload'
import { askedNowText } from '@/lib/answer/request-state'
import { placeWords } from '@/lib/attachment'
import { firstJudged, ratingsSoFar } from '@/lib/change/expected-range'
import { shortVerdict } from '@/lib/change/reliable-change'
import { ageInWords, dayInWords, nextSessionInWords } from '@/lib/text/days'
import { capitalize } from '@/lib/text/number-words'
import { arrowDifference, formatFixed, formatNumber } from '@/lib/text/score'

type Around = {
  today: string
  locale: string
  /** The rows do not all come from one form, so that each names its own. */
  namesAlliance: boolean
  namesDistress: boolean
}

export type RowCells = ReturnType<typeof cellsOf>

/**
 * What each column says about a client, in the words and paths of the page: a caseload of hundreds is sent whole, and elements for
 * every cell would be five times as much. A column with null has nothing to say.
 */
export const cellsOf = (row: CaseloadRow, around: Around) => ({
  client: placeInTherapy(row),
  attachment: styleOf(row),
  session: sessionsOf(row, around),
  why: whyOf(row, around),
  alliance: allianceOf(row, around),
  distress: distressOf(row, around),
  rupture: ruptureOf(row, around),
  due: dueOf(row, around),
  record: recordOf(row, around),
})

function placeInTherapy({ name, code, episode, summary, sharedBy }: CaseloadRow): string {
  const held = summary?.sessions ?? 0
  return [
    name && code,
    episode ? held > 0 && `session\u00a0${held}` : 'episode ended',
    sharedBy.length > 0 && `with ${sharedBy.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function styleOf({ summary }: CaseloadRow) {
  if (!summary?.style) return null
  const { anxiety, avoidance, region } = summary.style
  const [name, near] = placeWords(anxiety, avoidance).brief
  return { anxiety, avoidance, region, name, near }
}

function sessionsOf({ episode, nextSessionOn, summary }: CaseloadRow, { today, locale }: Around) {
  const last = summary?.lastSession
  if (!last && !nextSessionOn) return null
  return {
    next: episode && nextSessionOn ? nextSessionInWords(nextSessionOn, today, locale) : null,
    last: last ? dayInWords(last.date, today, locale) : null,
  }
}

function whyOf(row: CaseloadRow, { today, locale }: Around) {
  const { topFlag, openFlags } = row
  if (!topFlag) return { tier: null, says: quietWhy(row), about: '' }
  const { tier, short, number, evidenceOn } = topFlag
  const since = number === null ? dayInWords(evidenceOn, today, locale) : `session\u00a0${number}`
  return { tier, says: short, about: openFlags > 1 ? `${since} · ${openFlags - 1} more` : since }
}

function allianceOf({ summary }: CaseloadRow, { namesAlliance }: Around) {
  if (!summary?.alliance) return null
  const spark = sparkOf(summary.alliance)
  const last = summary.alliance.points.findLast(({ value }) => value !== null)?.value
  if (!spark || last == null) return null
  return { ...spark, latest: formatFixed(last, 1), form: namesAlliance ? summary.alliance.short : null }
}

function distressOf({ summary }: CaseloadRow, { namesDistress, locale }: Around) {
  if (!summary?.distress) return null
  const { value, difference, verdict, short } = summary.distress
  return {
    value: formatNumber(value, { locale, most: 1 }),
    since: difference === null ? null : arrowDifference(difference),
    verdict: shortVerdict[verdict],
    form: namesDistress ? short : null,
  }
}

function ruptureOf({ summary }: CaseloadRow, { today }: Around) {
  if (!summary?.openRupture) return null
  const { state, since } = summary.openRupture
  return { state: state === 'not-back' ? 'not back' : 'open', age: ageInWords(since, today) }
}

function dueOf({ due, paused, asked }: CaseloadRow, { today, locale }: Around) {
  if (due.length + paused.length === 0 && asked === null) return null
  return {
    titles: due,
    paused: paused.map(pause => pausedInWords(pause, today, locale)),
    asked: asked && askedNowText(asked, today, locale),
    /** Answers came in, and nobody has looked at them. */
    isNew: asked?.state === 'came-in' && !asked.isSeen,
  }
}

/** Only a client's clinician records, and only while an episode is open. */
function recordOf({ myRole, episode, openSession }: CaseloadRow, { today, locale }: Around) {
  if (myRole !== 'clinician' || episode === null) return null
  if (openSession === null) return { open: null }
  const { id, heldOn } = openSession
  return { open: { id, day: heldOn === today ? null : dayInWords(heldOn, today, locale) } }
}

/** What the reason says where no flag is open. */
export function quietWhy({
  episode,
  summary,
  quietFlags,
}: Pick<CaseloadRow, 'episode' | 'summary' | 'quietFlags'>): string {
  if (quietFlags > 0) return `Nothing new, ${quietFlags} acknowledged`
  if (!episode) return 'Not in therapy at present'
  if (!summary || summary.sessions === 0) return 'No session yet'
  if (summary.ratings === 0) return 'No alliance rating yet'
  return summary.ratings >= firstJudged ? 'Nothing to review' : capitalize(ratingsSoFar(summary.ratings))
}

/** "paused until 3 Mar" where all measures are, "DERS-16 paused until 3 Mar" where one is. */
const pausedInWords = ({ short, untilOn }: CaseloadRow['paused'][number], today: string, locale: string) =>
  `${short === null ? 'paused' : `${short} paused`} until ${dayInWords(untilOn, today, locale)}`
