import { endingWords } from '@/components/flags/flag-words'
import type { TimelineView } from '@/db/client-pages'
import { correctionText, filledInText, sourceText } from '@/lib/answer/source-words'
import { shortDate, todayIn } from '@/lib/dates'
import type { Tier } from '@/lib/flags/rule'
import { countsOf, spanOf } from '@/lib/history'
import { domainNames } from '@/lib/measure'
import type { ProfileLine } from '@/lib/profile'
import type { Report, ReportDomain, ReportKind } from '@/lib/report'
import { plainTitles } from '@/lib/report/plain-words'
import { beside, fullName } from '@/lib/text/display-name'
import { capitalize } from '@/lib/text/number-words'

export const kindWords: Readonly<Record<ReportKind, string>> = {
  clinician: 'Clinician’s report',
  client: 'Sheet for the client',
  supervision: 'Supervision sheet',
}

/** What a domain is called on a report: in the clinician's words, or as one says it to the client. */
export const domainTitle = (kind: ReportKind, domain: ReportDomain): string =>
  domain === 'goals' ? goalTitles[kind] : titleOf(kind, domain)

const goalTitles: Readonly<Record<ReportKind, string>> = {
  clinician: 'Goals',
  client: 'Your goals',
  supervision: 'Goals',
}

const titleOf = (kind: ReportKind, domain: Exclude<ReportDomain, 'goals'>) =>
  kind === 'client' ? plainTitles[domain] : domain === 'distress' ? 'Distress and well-being' : domainNames[domain]

export const tierWords: Readonly<Record<Tier, string>> = { safety: 'Safety', review: 'Review', note: 'Note' }

/** The head of a report. The supervision sheet names nobody and no date. */
export function headOf(view: TimelineView, kind: ReportKind, locale: string): { title: string; about: string } {
  const { client, history } = view
  if (kind === 'supervision') return { title: 'Supervision sheet', about: `One client, ${countsOf(history)}` }
  const episode = view.episodes.find(each => each.id === history.episodeId)
  const about = [beside(client), episode && spanOf(episode, locale), countsOf(history)].filter(Boolean).join(' · ')
  if (kind === 'client') return { title: 'What your answers say so far', about: '' }
  return { title: fullName(client), about }
}

/** What the reader should keep in mind. */
export const footOf = ({ kind, sections }: Pick<Report<unknown>, 'kind' | 'sections'>): string =>
  kind === 'supervision' && sections.some(({ domain }) => domain === 'goals') ? footWithGoals : feet[kind]

const footWithGoals =
  'Without name, code or dates. The words of goals are the client’s own, and were ticked on purpose: they may name somebody. What a questionnaire says about one person may still let somebody who knows them recognise them.'

const feet: Readonly<Record<ReportKind, string>> = {
  clinician:
    'Made from questionnaires, for the clinician’s use. Scores describe answers on single days; they are not a diagnosis.',
  client:
    'These numbers come from what you filled in. They are a starting point for talking, and you know best whether they fit.',
  supervision:
    'Without name, code, dates or free text. What a questionnaire says about one person may still let somebody who knows them recognise them.',
}

/** Where nothing of what was chosen has been scored. */
export const nothingToShow = 'There are no scores to show for this choice.'

type NotedSession = Omit<TimelineView['notes'][number], 'text'>

/** Which session a note belongs to, and that it may be unfinished. */
export const noteHead = ({ number, date, isSaved }: NotedSession, locale: string) =>
  `Session ${number}, ${shortDate(date, locale)}${isSaved ? '' : ', not saved yet'}`

export type FlagOfReport = TimelineView['flags'][number]

/** Who makes a report, and when. */
export type Maker = { name: string; practiceName: string; today: string; locale: string; timeZone: string }

/** By whom and when it was made, and who works with the client; nothing on a sheet without names and dates. */
export function madeBy(
  kind: ReportKind,
  { careTeam }: TimelineView,
  { name, practiceName, today, locale }: Maker,
): string {
  if (kind === 'supervision') return ''
  const made = `Made on ${shortDate(today, locale)}`
  if (kind === 'client') return `${made}.`
  const others = careTeam.filter(({ role, toAt }) => role === 'clinician' && toAt === null).map(member => member.name)
  const team = others.some(other => other !== name) ? ` Clinicians: ${others.join(', ')}.` : ''
  return `${made} by ${name}, ${practiceName}.${team}`
}

/** Under the latest value of a measure that the client filled in by themselves: how and when, without a day where none may be seen. */
export function sourceOfLine(kind: ReportKind, { source }: ProfileLine, { locale, timeZone }: Maker): string {
  if (source === null) return ''
  if (kind === 'supervision') return `${capitalize(filledInText(source))}.`
  const { correctedAt } = source
  const correction = correctedAt === null ? '' : ` ${correctionText({ at: correctedAt }, locale, timeZone)}`
  return sourceText(source, locale, timeZone) + correction
}

/** What is on every sheet of paper beside its number: the code, where whose it is may be seen. */
export const sheetName = ({ client }: TimelineView, kind: ReportKind): string =>
  kind === 'supervision' ? kindWords.supervision : `${client.code} · ${kindWords[kind]}`

/** What people did with a flag, a line each: "Resolved by Mara Lindqvist, 3 Feb 2026: talked about it." */
export function flagActs(flag: FlagOfReport, { locale, timeZone }: Maker): string[] {
  const line = (what: string, { byName, at }: { byName: string | null; at: number }, words: string | null) => {
    const who = byName ? ` by ${byName}` : ''
    return `${what}${who}, ${shortDate(todayIn(timeZone, at), locale)}${words ? `: ${words}` : '.'}`
  }
  const ending = endingWords(flag)
  return [
    ...(flag.acknowledgement ? [line('Acknowledged', flag.acknowledgement, flag.acknowledgement.note)] : []),
    ...(ending && flag.ending ? [line(ending, flag.ending, flag.ending.reason)] : []),
  ]
}

/** An event that was pinned: "3 Feb 2026: new job". */
export const eventLine = ({ happenedOn, text }: { happenedOn: string; text: string }, locale: string): string =>
  `${shortDate(happenedOn, locale)}: ${text}`
