import { languageName } from '../text/language'

/**
 * Why a measure cannot be shown to a client in a language, by whatever way: it is none that clients fill in; our own questions are not there in
 * it; no wording in it is loaded; it is about one person, and whom cannot be said in it; the wording that is loaded is not whole.
 */
export const unaskables = ['not-for-clients', 'not-ours', 'no-wording', 'whom-unsaid', 'not-whole'] as const
export type Unaskable = (typeof unaskables)[number]

/** It as a sentence about one measure. */
export function unaskableText(why: Unaskable, abbreviation: string, language: string): string {
  const name = languageName(language)
  return {
    'not-for-clients': `${abbreviation} is not filled in by clients.`,
    'not-ours': `${abbreviation} is not there in ${name}.`,
    'no-wording': `No wording of ${abbreviation} in ${name} is loaded. Only its own words can be shown to a client.`,
    'whom-unsaid': `${abbreviation} is about one person, and whom cannot be said to a client in ${name} yet.`,
    'not-whole': `The wording of ${abbreviation} that is loaded is not whole.`,
  }[why]
}

/** It as what several measures have in common, and who mends it. */
export function unaskableTogether(why: Unaskable, language: string): string {
  const name = languageName(language)
  return {
    'not-for-clients': 'Not filled in by clients.',
    'not-ours': `Attune’s own questions, which are not there in ${name}.`,
    'no-wording': `No wording in ${name} is loaded. Clients see a questionnaire in its own words only; an administrator loads them.`,
    'whom-unsaid': `About one person each, and whom cannot be said to a client in ${name} yet.`,
    'not-whole': `The wording in ${name} that is loaded is not whole. An administrator loads it anew.`,
  }[why]
}
