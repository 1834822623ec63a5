import { absenceWords } from '@/lib/absence-words'
import type { Entry } from '@/lib/entry'
import type { Answer } from '@/lib/instruments/answers'
import { asked, isTouched, type Sheet, sheetName, withEntry } from './sheet'

export type Difference = {
  sheet: Sheet
  here: string
  there: string
  rows: { label: string; here: string; there: string }[]
}

/** Where what is typed here and what the server holds are not the same, measure by measure. Only what was changed here counts. */
export function differences(sheets: readonly Sheet[], stored: readonly Entry[]): Difference[] {
  return sheets
    .filter(sheet => sheet.isChanged)
    .map(sheet =>
      difference(sheet, withEntry(sheet, stored.find(entry => entryName(entry) === sheetName(sheet)) ?? null)),
    )
    .filter(({ here, there, rows }) => here !== there || rows.length > 0)
}

const entryName = ({ instrumentId, respondent, target }: Entry) =>
  sheetName({ instrument: { id: instrumentId }, respondent, target })

function difference(here: Sheet, there: Sheet): Difference {
  const rows = [...itemRows(here, there), ...scoreRows(here, there)].filter(row => row.here !== row.there)
  return { sheet: here, here: inShort(here), there: inShort(there), rows }
}

function itemRows(here: Sheet, there: Sheet) {
  if (here.absence !== null || there.absence !== null || !isTouched(there)) return []
  return asked(here).map(({ n, cue }) => ({
    label: `${n}. ${cue}`,
    here: said(here.answers[n]),
    there: said(there.answers[n]),
  }))
}

function scoreRows(here: Sheet, there: Sheet) {
  if (here.how !== 'score-only' || there.how !== 'score-only') return []
  const shown = (sheet: Sheet, scale: string) => sheet.scores[scale]?.trim() || 'nothing'
  return here.instrument.scales.map(({ id, title }) => ({
    label: title,
    here: shown(here, id),
    there: shown(there, id),
  }))
}

function said(answer: Answer | undefined): string {
  if (answer === undefined) return 'no answer'
  return answer === 'blank' ? 'left blank' : String(answer)
}

function inShort(sheet: Sheet): string {
  if (sheet.absence !== null) return absenceWords[sheet.absence]
  if (!isTouched(sheet)) return 'nothing entered'
  if (sheet.how === 'score-only') return 'score only'
  const items = asked(sheet)
  return `${items.filter(({ n }) => sheet.answers[n] !== undefined).length} of ${items.length} items`
}
