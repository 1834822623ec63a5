import type { SessionToRecord } from '@/db/session-entry'
import { capitalize, numberWord } from '@/lib/text/number-words'
import { type FormDraft, unanswered } from './form-draft'

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
  const flag = isFlagged ? ' Its safety flag is open; left blank, the answer is taken out and the flag ends.' : ''
  return `${items} no answer${among}.${flag} Save ${count === 1 ? 'it' : 'them'} as left blank?`
}

const risksLeft = (sheet: FormDraft) =>
  sheet.instrument.safetyItems
    .filter(({ item }) => unanswered(sheet).some(({ n }) => n === item))
    .map(({ item, cue }) => ({ sheet, item, cue }))

type Risk = ReturnType<typeof risksLeft>[number]

const nameOf = ({ sheet, cue }: Risk) => `the risk item of ${sheet.instrument.short} (${cue})`

const isOf = (open: OpenRisk, { sheet, item }: Risk): boolean =>
  open.instrumentId === sheet.instrument.id && open.respondent === sheet.respondent && open.item === item
