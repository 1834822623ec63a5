import type { Attendance } from './history'
import type { Absence } from './instruments/answers'

/** Why a measure has no answers, in two words. */
export const absenceWords: Readonly<Record<Absence, string>> = {
  'not-due': 'not due',
  'not-asked': 'not asked',
  declined: 'declined',
  paused: 'paused',
}

/** The one sentence of a session that did not take place. */
export const nothingAsked = (attendance: Exclude<Attendance, 'attended'>): string =>
  attendance === 'missed' ? 'Missed: nothing was asked.' : 'Cancelled: nothing was asked.'
