import type { SessionToRecord } from '@/db/session-entry'
import type { Entry } from '@/lib/entry'
import { impossibleScales } from '@/lib/instruments/possible-score'
import { capitalize, numberWord } from '@/lib/text/number-words'
import { answersAsked, type FormDraft, isTouched, scoreProblem, scoresTyped, unanswered } from '../measure/form-draft'

/** What is sent of a sheet, or null when there is nothing on it that the server does not know of. */
function entryOf(sheet: FormDraft): Entry | null {
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
      misread ?? (impossible.includes(scale) ? 'No sheet of this form can give this score. Please check it.' : null)
    return problem ? [{ scale: scale.id, problem }] : []
  })
}

type OpenRisk = SessionToRecord['openRisks'][number]

/**
 * What is asked before items without an answer are saved as left blank: how many they are and, by name, the risk items among them,
 * with the open safety flag that a blank one ends. Null where none is left.
 */
export function blankQuestion(sheets: readonly FormDraft[], openRisks: readonly OpenRisk[]): string | null {
  const count = sheets.flatMap(unanswered).length
  if (count === 0) return null
  const risks = sheets.flatMap(risksLeft)
  const items = count === 1 ? 'One item has' : `${capitalize(numberWord(count))} items have`
  const among =
    risks.length > 0 ? `, ${count === 1 ? 'and it is' : 'among them'} ${risks.map(nameOf).join(' and ')}` : ''
  const isFlagged = risks.some(risk => openRisks.some(open => isOf(open, risk)))
  const flag = isFlagged
    ? ' Its safety flag is open; if you leave it blank, the answer is taken out and the flag ends.'
    : ''
  return `${items} no answer${among}.${flag} Save ${count === 1 ? 'it' : 'them'} as left blank?`
}

const risksLeft = (sheet: FormDraft) =>
  sheet.instrument.safetyItems
    .filter(({ item }) => unanswered(sheet).some(({ n }) => n === item))
    .map(({ item, cue }) => ({ sheet, item, cue }))

type Risk = ReturnType<typeof risksLeft>[number]

const nameOf = ({ sheet, cue }: Risk) => `the risk item of ${sheet.instrument.abbreviation} (${cue})`

const isOf = (open: OpenRisk, { sheet, item }: Risk): boolean =>
  open.instrumentId === sheet.instrument.id && open.respondent === sheet.respondent && open.item === item
