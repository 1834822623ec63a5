import type { Domain, Instrument } from '@/lib/instruments/instrument'

/** What the library calls each domain. */
export const domainTitles: Readonly<Record<Domain, string>> = {
  alliance: 'Working alliance',
  'relationship-check': 'Prompts on the relationship',
  distress: 'Distress',
  'emotion-regulation': 'Emotion dysregulation',
  attachment: 'Attachment',
  defence: 'Defence styles',
}

/** The domains that have an instrument, in the order of the catalogue. */
export const domainsOf = (instruments: readonly Instrument[]): Domain[] => [
  ...new Set(instruments.map(instrument => instrument.domain)),
]

/** The domain an address asks for; null, for all of them, where it names none that is known. */
export const domainAsked = (asked: string | string[] | undefined, known: readonly Domain[]): Domain | null =>
  known.find(domain => domain === asked) ?? null
