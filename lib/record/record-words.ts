import { plural } from '../text/number-words'

/*
 * What a client's whole record holds and what it does not, in the words of the page that offers it and of the file itself.
 */

export type SessionCounts = { saved: number; voids: number; begun: number; between: number }

/** "2 sessions, 1 void, 1 begun and not saved": how many there are, as a client's page counts them. */
export function sessionCountsText({ saved, voids, begun, between }: SessionCounts): string {
  return [
    sessionsText(saved, voids + begun + between > 0),
    ...(between > 0 ? [`${plural(between, 'time', 'times')} answered between sessions`] : []),
    ...(voids > 0 ? [`${voids} void`] : []),
    ...(begun > 0 ? [`${begun} begun and not saved`] : []),
  ].join(', ')
}

function sessionsText(saved: number, hasOthers: boolean): string {
  if (saved > 0) return plural(saved, 'session')
  return hasOthers ? 'no saved session' : 'no session'
}

/** What is in it. */
export const heldInRecord = [
  'Name, date of birth, pronouns and code; each episode, with why it began and ended',
  'Every session with its note, every answer and score, those given between sessions, and who filled them in; void sessions, and what is typed and not saved yet, are marked',
  'Flags with what was said and done about them; goals with their ratings, events, ruptures, pauses and the client’s own plan',
  'Who was on the care team, and who read or changed the record and when',
] as const

/** What is not in it, each with the reason. */
export const leftOutOfRecord = [
  'The wording of questionnaires: it belongs to their publishers. Items are named by short words of our own.',
  'What was removed or replaced before: discarded drafts, events that were taken off, and earlier versions of a text are not kept.',
  'The clinician’s own attachment: it is theirs alone, and says nothing of the client.',
  'Other clients: of a session that was moved it says only that it was moved.',
  'Views of the caseload as a list: the audit keeps only how many clients were shown.',
  'Copies and indexes that Attune rebuilds from the rest.',
] as const
