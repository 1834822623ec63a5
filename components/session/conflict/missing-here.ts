import type { Entry } from '@/lib/entry'
import { measureKey } from '@/lib/measure'
import { type FormDraft, sheetName } from '../measure/form-draft'

/** What was typed only there: drafts of measures that were not touched here. */
export const onlyThere = (sheets: readonly FormDraft[], drafts: readonly { entry: Entry; title: string }[]): Entry[] =>
  missingHere(sheets, drafts).map(({ entry }) => entry)

/** The same, with how much it is, for the panel that says what is kept. */
export const missingHere = <Draft extends { entry: Entry }>(
  sheets: readonly FormDraft[],
  drafts: readonly Draft[],
): Draft[] =>
  drafts.filter(({ entry }) => !sheets.some(sheet => sheet.isChanged && sheetName(sheet) === measureKey(entry)))
