import type { StoredSession } from '../entry/entry-actions'
import { type FormDraft, sheetName } from '../measure/form-draft'

/** What the client has sent since this screen was opened. */
export const sentMeanwhile = (
  sheets: readonly FormDraft[],
  { sent }: Pick<StoredSession, 'sent'>,
): StoredSession['sent'] => sent.filter(({ key }) => !sheets.some(sheet => sheet.source && sheetName(sheet) === key))
