import type { LicenceTerms } from '@/lib/instruments/instrument'

/**
 * What the library calls the terms of use. "Presumed" and "ask first" are part of the words: of some forms no statement by their
 * authors was found. What stands on an instrument's page says more.
 */
export const termsTitles: Readonly<Record<LicenceTerms, string>> = {
  free: 'free to use',
  'non-commercial': 'free for research or non-commercial use',
  permission: 'permission needed or presumed so',
  unclear: 'unclear: ask first',
}

/** From the freest to what has to be asked about. */
export const termsInOrder: readonly LicenceTerms[] = ['free', 'non-commercial', 'permission', 'unclear']
