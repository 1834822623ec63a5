import { type Respondent, respondents } from '@/lib/instruments/answers'
import type { Domain, LicenceTerms } from '@/lib/instruments/instrument'
import { domainHeadings } from '@/lib/measure'
import { searchFor } from '@/lib/text/fold'
import type { LibraryRow } from './instrument-words'

/** What of the library is listed; null: any. Search text is no part of it: what is in a URL ends up in histories and logs. */
export type LibraryView = { domain: Domain | null; respondent: Respondent | null; terms: LicenceTerms | null }

export const wholeLibrary: LibraryView = { domain: null, respondent: null, terms: null }

type Filtered = Pick<LibraryRow, 'domain' | 'respondents' | 'terms'>

/** The view that a query string asks for. What it does not say, or what nothing in the library is, filters nothing. */
export function viewOf(query: { get(name: string): string | null }, rows: readonly Filtered[]): LibraryView {
  return {
    domain: rows.find(row => row.domain === query.get('domain'))?.domain ?? null,
    respondent: respondents.find(respondent => respondent === query.get('by')) ?? null,
    terms: termsInOrder.find(terms => terms === query.get('licence')) ?? null,
  }
}

/** The address of a view: only what is chosen is written. */
export function hrefOf({ domain, respondent, terms }: LibraryView): string {
  const query = new URLSearchParams()
  if (domain) query.set('domain', domain)
  if (respondent) query.set('by', respondent)
  if (terms) query.set('licence', terms)
  return query.size === 0 ? '/instruments' : `/instruments?${query}`
}

export const fits = (row: Filtered, { domain, respondent, terms }: LibraryView): boolean =>
  (domain === null || row.domain === domain) &&
  (respondent === null || row.respondents.includes(respondent)) &&
  (terms === null || row.terms === terms)

/** What can be chosen, each with the view that it leads to and how many it would list beside what is chosen already. */
export function choicesOf(rows: readonly Filtered[], view: LibraryView) {
  const choice = (title: string, change: Partial<LibraryView>) => {
    const to = { ...view, ...change }
    return { title, to, isShown: hrefOf(to) === hrefOf(view), count: rows.filter(row => fits(row, to)).length }
  }
  const domains = [...new Set(rows.map(row => row.domain))]
  return {
    domain: [choice('All', { domain: null }), ...domains.map(domain => choice(domainHeadings[domain], { domain }))],
    respondent: [
      choice('anyone', { respondent: null }),
      ...respondents.map(respondent => choice(respondent, { respondent })),
    ],
    terms: [choice('any', { terms: null }), ...termsInOrder.map(terms => choice(termsTitles[terms], { terms }))],
  }
}

export type Choice = ReturnType<typeof choicesOf>['domain'][number]

/**
 * What the library calls the terms of use. "Presumed" and "ask first" are part of the words: of some forms no statement by their
 * authors was found. An instrument's page says more.
 */
const termsTitles: Readonly<Record<LicenceTerms, string>> = {
  free: 'free to use',
  'non-commercial': 'free for research or non-commercial use',
  permission: 'permission needed or presumed so',
  unclear: 'unclear: ask first',
}

/** From the freest to what has to be asked about. */
const termsInOrder: readonly LicenceTerms[] = ['free', 'non-commercial', 'permission', 'unclear']

type Named = Pick<LibraryRow, 'abbreviation' | 'title' | 'measures' | 'domain'>

/** Whether a measure is called so or measures that: every word is in its names or in what it measures. */
export const isFound = ({ abbreviation, title, measures, domain }: Named, text: string): boolean =>
  searchFor(text)([abbreviation, title ?? '', measures, domainHeadings[domain]])
