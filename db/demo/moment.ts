import type { Attendance, Mode } from '../../lib/history'
import type { Absence } from '../../lib/instruments/answers'

/** Tension 0–4; whether it was spoken about; how far resolved 0–4. */
export type Check = { tension: number; spoken: boolean; resolved: number }

/** What the clinician saw: 0 none, 1 withdrawal, 2 confrontation, 3 both. */
export type ClinicianCheck = Check & { kind: 0 | 1 | 2 | 3 }

/** What is true of a client on the day of one session; the sheets they fill in follow from it. */
export type Moment = {
  /** Item mean of the working alliance, 1–5. */
  alliance: number
  /** Distress as a CORE-10 total, 0–40. */
  distress: number
  /** Attachment dimensions, 1–7. */
  anxiety: number
  avoidance: number
  /** Item mean of difficulties in emotion regulation, 1–5. */
  dysregulation: number
  /** Defence styles, 1–9. */
  mature: number
  neurotic: number
  immature: number
  /** What is answered to a risk item, 0–4. */
  risk: number
  client: Check
  clinician: ClinicianCheck
  /** The clinician's impression of goals, tasks and bond, 1–5. */
  impression: number
  attendance: Attendance
  mode: Mode
  /** Why measures were not filled in that day, by instrument; `all` for every one. */
  absent: { readonly [instrumentId: string]: Absence }
  /** Items that the client would not answer, by instrument. */
  declinedItems: { readonly [instrumentId: string]: readonly number[] }
  /** Instruments of which only the total was copied from paper. */
  totalsOnly: readonly string[]
}
