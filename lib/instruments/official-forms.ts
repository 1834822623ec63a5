/*
 * Where the official forms of the instruments that ship are found, and where their terms stand, so that a practice loads a wording from
 * its owner. What the terms are is said by each instrument's `licence`.
 */

type Place = {
  /** What is found there. */
  holds: 'forms' | 'files' | 'terms'
  name: string
  /** Left out where it was read about and its address was not seen. */
  href?: string
}

/** The day on which places and terms were looked up. */
export const formsSeenOn = '2026-11-25'

const phqScreeners: readonly Place[] = [
  { holds: 'forms', name: 'phqscreeners.com', href: 'https://phqscreeners.com' },
  { holds: 'files', name: 'LOINC', href: 'https://loinc.org' },
  { holds: 'files', name: 'LHC-Forms' },
]
const core: readonly Place[] = [
  {
    holds: 'terms',
    name: 'coresystemtrust.org.uk, copyright and licensing',
    href: 'https://coresystemtrust.org.uk/home/copyright-licensing',
  },
]
const kessler: readonly Place[] = [
  { holds: 'terms', name: 'dhi.health.nsw.gov.au', href: 'https://dhi.health.nsw.gov.au' },
  { holds: 'terms', name: 'docs.omsss.online, on the K10+ and the K5', href: 'https://docs.omsss.online' },
]

const places: Readonly<Record<string, readonly Place[]>> = {
  'phq-9': phqScreeners,
  'gad-7': phqScreeners,
  'core-10': core,
  'core-om': core,
  k10: kessler,
  k6: kessler,
}

/** The places at which the forms of an instrument, files of them, or their terms are found; empty where none was found yet. */
export const officialPlaces = (instrumentId: string): readonly Place[] => places[instrumentId] ?? []

/** What is found at a place, as the beginning of a line. */
export const placeHolds: Readonly<Record<Place['holds'], string>> = {
  forms: 'Official forms',
  files: 'As FHIR files',
  terms: 'Terms',
}
