import type { Entry } from '@/lib/entry'
import { absenceText } from '@/lib/history'
import { formatAnswer } from '@/lib/instruments/answer-range'
import type { Answer } from '@/lib/instruments/answers'
import type { Instrument, Item } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import { measureKey } from '@/lib/measure'
import { plural } from '@/lib/text/number-words'
import { asked, type FormDraft, isTouched, sheetName, withEntry } from '../measure/form-draft'

export type Difference = {
  sheet: FormDraft
  here: string
  there: string
  /** `isRisk`: of a risk item, where another answer may end or raise a safety flag. */
  rows: { label: string; here: string; there: string; isRisk?: boolean }[]
}

/** Where what is typed here and what the server holds are not the same, measure by measure. Only what was changed here counts. */
export function differences(sheets: readonly FormDraft[], stored: readonly Entry[]): Difference[] {
  return sheets
    .filter(sheet => sheet.isChanged)
    .map(sheet =>
      difference(sheet, withEntry(sheet, stored.find(entry => measureKey(entry) === sheetName(sheet)) ?? null)),
    )
    .filter(({ here, there, rows }) => here !== there || rows.length > 0)
}

/** The note as this window opened it, and as it was typed here; undefined where it was not touched. */
export type NoteHere = { opened: string; typed: string | undefined }

/**
 * The two notes where they differ, for who has to choose; `here` is null where only the other one was changed, which is kept then. Null
 * where there is nothing to choose.
 */
export function notesBeside(
  { opened, typed }: NoteHere,
  stored: string,
): { here: string | null; there: string } | null {
  const [here, there] = [(typed ?? opened).trim(), stored.trim()]
  return here === there ? null : { here: typed === undefined ? null : shown(here), there: shown(there) }
}

const shown = (note: string) => note || 'no note'

/** How much an entry holds, in a few words. */
export function entryInShort(entry: Entry): string {
  if (entry.how === 'absent') return absenceText[entry.why]
  if (entry.how === 'score-only') return 'score only'
  return plural(Object.keys(entry.answers).length, 'answer')
}

function difference(here: FormDraft, there: FormDraft): Difference {
  const rows = [...itemRows(here, there), ...scoreRows(here, there)].filter(row => row.here !== row.there)
  return { sheet: here, here: inShort(here), there: inShort(there), rows }
}

function itemRows(here: FormDraft, there: FormDraft) {
  if (here.absence !== null || there.absence !== null || !isTouched(there)) return []
  return asked(here).map(item => ({
    label: `${item.n}. ${item.cue}`,
    here: answerText(here.instrument, item, here.answers[item.n]),
    there: answerText(here.instrument, item, there.answers[item.n]),
    isRisk: here.instrument.safetyItems.some(safety => safety.item === item.n),
  }))
}

function scoreRows(here: FormDraft, there: FormDraft) {
  if (here.how !== 'score-only' || there.how !== 'score-only') return []
  const typed = (sheet: FormDraft, scale: string) => sheet.scores[scale]?.trim() || 'nothing'
  return here.instrument.scales.map(({ id, title }) => ({
    label: title,
    here: typed(here, id),
    there: typed(there, id),
  }))
}

function answerText(instrument: Instrument, item: Item, answer: Answer | undefined): string {
  if (answer === undefined) return 'no answer'
  if (typeof answer === 'number') return formatAnswer(responseOf(instrument, item), answer)
  return answer === 'blank' ? 'left blank' : answer
}

function inShort(sheet: FormDraft): string {
  if (sheet.absence !== null) return absenceText[sheet.absence]
  if (!isTouched(sheet)) return 'nothing entered'
  if (sheet.how === 'score-only') return 'score only'
  const items = asked(sheet)
  return `${items.filter(({ n }) => sheet.answers[n] !== undefined).length} of ${items.length} items`
}
