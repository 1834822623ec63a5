import type { ClientView } from '@/db/client-pages'
import { coverDays } from '@/lib/cover'
import { shortDate } from '@/lib/dates'
import { absenceText, countsOf, type HistoryAssessment, spanOf } from '@/lib/history'
import { instrumentIn } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'

/** The line under the client's name. */
export function clientSubtitle(view: ClientView, locale: string): string {
  const [episode] = view.episodes
  const history = view.histories.at(-1)
  return [episode && spanOf(episode, locale), history && countsOf(history)].filter(Boolean).join(' · ')
}

type Reader = { personId: string; locale: string; timeZone: string }

/** To who covers: for whom, and until which day; null for everybody else. */
export function coverText({ careTeam }: Pick<ClientView, 'careTeam'>, { personId, locale, timeZone }: Reader) {
  const own = careTeam.find(each => each.personId === personId && each.coversFor !== null && !each.isOver)
  if (!own || own.toAt === null) return null
  const { lastOn } = coverDays({ fromAt: own.fromAt, toAt: own.toAt }, timeZone)
  return `You cover for ${own.coversFor} until ${shortDate(lastOn, locale)}.`
}

/** Whether an impression is the reader's own: they are the only clinician there has been. */
export const isOnlyClinician = (careTeam: ClientView['careTeam'], personId: string): boolean =>
  careTeam.filter(({ role }) => role === 'clinician').every(member => member.personId === personId)

/** The session that a button goes on with, with its day where that is not today. */
export const resumable = (session: { id: string; heldOn: string } | null, today: string, locale: string) =>
  session && { id: session.id, day: session.heldOn === today ? null : shortDate(session.heldOn, locale) }

/**
 * What was measured at a session, in short titles; then what was not, and why, what is paused last and together. Drafts are named as
 * such; where only one of two respondents was asked, it is said who was not. What the client filled in by themselves is named last, and once.
 */
export function measuredInWords(held: readonly HistoryAssessment[], instruments: readonly Instrument[]): string {
  const assessments = held.filter(each => !each.beside)
  const shortOf = ({ instrumentId }: HistoryAssessment) => instrumentIn(instruments, instrumentId).abbreviation
  const filled = assessments.filter(each => each.absence === null)
  const absentOf = (absent: HistoryAssessment) => {
    const isHalf = filled.some(({ instrumentId }) => instrumentId === absent.instrumentId)
    return isHalf ? `${shortOf(absent)} (${absent.respondent})` : shortOf(absent)
  }
  const titlesOf = (sheets: readonly HistoryAssessment[]) => [
    ...new Set(sheets.map(each => [shortOf(each), noted(each)].filter(Boolean).join(' '))),
  ]
  const said = [
    ...titlesOf(filled.filter(({ source }) => !source)),
    ...assessments.flatMap(each =>
      each.absence === 'not-asked' || each.absence === 'declined'
        ? [`${absentOf(each)} ${absenceText[each.absence]}`]
        : [],
    ),
  ]
  const paused = new Set(assessments.filter(each => each.absence === 'paused').map(absentOf))
  const own = titlesOf(filled.filter(({ source }) => source))
  return [
    said.join(', '),
    paused.size > 0 && `paused: ${[...paused].join(', ')}`,
    own.length > 0 && `filled in by the client: ${own.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ')
}

const noted = ({ draft, how }: HistoryAssessment) =>
  draft ? '(not saved yet)' : how === 'score-only' ? '(score only)' : ''
