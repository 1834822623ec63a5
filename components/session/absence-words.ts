import type { Absence } from '@/lib/instruments/answers'

export const absenceWords: Readonly<Record<Absence, string>> = {
  'not-due': 'not due',
  'not-asked': 'not asked',
  declined: 'declined',
  paused: 'paused',
}
