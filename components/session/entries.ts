import type { Entry } from '@/lib/entry'
import { impossibleScales } from '@/lib/instruments/possible-score'
import { answersAsked, type FormDraft, isTouched, scoreProblem, scoresTyped } from './form-draft'

/** What is sent of a sheet, or null when there is nothing on it that the server does not know of. */
export function entryOf(sheet: FormDraft): Entry | null {
  if (!sheet.isChanged || (!isTouched(sheet) && !sheet.isSaved)) return null
  const about = { instrumentId: sheet.instrument.id, respondent: sheet.respondent, target: sheet.target }
  if (sheet.absence !== null) return { ...about, how: 'absent', why: sheet.absence }
  const answers = answersAsked(sheet)
  if (sheet.how === 'items') return { ...about, how: 'items', answers }
  return { ...about, how: 'score-only', scores: scoresTyped(sheet), answers }
}

/** What is sent: everything typed that can be kept. A score outside its scale stays on the screen until it is corrected. */
export const draftEntries = (sheets: readonly FormDraft[]): Entry[] => sheets.flatMap(sheet => entryOf(sheet) ?? [])

/** Typed scores that do not fit their scale, by scale id. */
export function scoreProblems(sheet: FormDraft): { scale: string; problem: string }[] {
  if (sheet.how !== 'score-only' || sheet.absence !== null) return []
  const impossible = impossibleScales(sheet.instrument, scoresTyped(sheet))
  return sheet.instrument.scales.flatMap(scale => {
    const misread = scoreProblem(scale, sheet.scores[scale.id] ?? '')
    const problem =
      misread ?? (impossible.includes(scale) ? 'No sheet of this form comes to this. Please check it.' : null)
    return problem ? [{ scale: scale.id, problem }] : []
  })
}
