import type { Wording } from '../wording'

/** An item whose answers raise a Safety flag, so that its question has to be the right one. */
export type AskedAboutRisk = {
  n: number
  cue: string
  /** Whether only a reader can tell: no code says so, or something in the file contradicts it. */
  isToCheck: boolean
}

/** A wording that a file holds, with what is to be known before it is kept. */
export type FoundWording = {
  /** Which of the file's questionnaires, in which language: "1 de". */
  id: string
  wording: Wording
  /** A line for each entry of the file that is shown nowhere, with the reason. */
  leftOut: string[]
  notes: string[]
  /** Where it fits and may be wrong all the same. */
  warnings: string[]
  /** Its items about risk. */
  risk: AskedAboutRisk[]
}

/** Whether a person has to compare it with the form before it is kept. */
export const isToCompare = ({ warnings, risk }: FoundWording): boolean =>
  warnings.length > 0 || risk.some(each => each.isToCheck)
