import { asked, isTouched, type Sheet, unanswered } from './sheet'

/** Whether a sheet can be entered by its scores alone; our own prompts have none to copy. */
export const isScorable = (sheet: Sheet) => !sheet.instrument.ownPrompt && sheet.instrument.scales.length > 0

/** The item after the one just answered; null at the end of the sheet. */
export function afterAnswer(sheet: Sheet, item: number): number | null {
  const items = asked(sheet)
  const at = items.findIndex(({ n }) => n === item)
  return items[at + 1]?.n ?? null
}

/** The item one up or down, staying on the sheet; from no item at all, the first. */
export function stepItem(sheet: Sheet, item: number | null, by: 1 | -1): number | null {
  const items = asked(sheet)
  const at = items.findIndex(({ n }) => n === item)
  return items[at + by]?.n ?? items[at]?.n ?? items[0]?.n ?? null
}

/** The next sheet down the list that has something left to ask; one set aside or complete is passed over. */
export function nextSheet(sheets: readonly Sheet[], id: string): Sheet | null {
  const at = sheets.findIndex(sheet => sheet.id === id)
  return sheets.slice(at + 1).find(hasLeft) ?? null
}

/** Whether anything is left to ask on a sheet. */
export const hasLeft = (sheet: Sheet): boolean =>
  sheet.absence === null && (!isTouched(sheet) || unanswered(sheet).length > 0)
