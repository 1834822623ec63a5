import type { TimelineView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import type { Tier } from '@/lib/flags/rule'
import { countsOf, spanOf } from '@/lib/history'
import { domainNames } from '@/lib/measure'
import type { ReportDomain, ReportKind } from '@/lib/report'
import { plainTitles } from '@/lib/report/plain-words'
import { beside, fullName } from '@/lib/text/display-name'

export const kindWords: Readonly<Record<ReportKind, string>> = {
  clinician: 'Clinician’s report',
  client: 'Sheet for the client',
  supervision: 'Supervision sheet',
}

/** What a domain is called on a report: in the clinician's words, or as one says it to the client. */
export const domainTitle = (kind: ReportKind, domain: ReportDomain): string =>
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
export const footOf: Readonly<Record<ReportKind, string>> = {
  clinician:
    'Made from questionnaires, for the clinician’s use. Scores describe answers on single days; they are no diagnosis.',
  client:
    'These numbers come from what you filled in. They are a starting point for talking, and you know best whether they fit.',
  supervision:
    'Without name, code, dates or free text. What a questionnaire says of one person may still let somebody who knows them recognise them.',
}

/** Which session a note belongs to. */
export const noteHead = (number: number, date: string, locale: string) =>
  `Session ${number}, ${shortDate(date, locale)}`

/** The day it was made; nothing on a sheet without dates. */
export const madeOn = ({ kind }: { kind: ReportKind }, today: string, locale: string): string =>
  kind === 'supervision' ? '' : `Made on ${shortDate(today, locale)}.`
