import type { Attendance, Mode } from '@/lib/history'

export const attendanceWords: Readonly<Record<Attendance, string>> = {
  attended: 'attended',
  missed: 'missed',
  cancelled: 'cancelled',
}

export const modeWords: Readonly<Record<Mode, string>> = { 'in-person': 'in person', remote: 'remote' }
