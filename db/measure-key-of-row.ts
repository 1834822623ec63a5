import { measureKey } from '../lib/measure'
import type { assessments } from './schema'

type Row = Pick<typeof assessments.$inferSelect, 'instrumentId' | 'respondent' | 'target'>

/** The measure that a sheet is of, as `measureKey` writes it; its row says '' where that is about nobody. */
export const measureKeyOfRow = ({ instrumentId, respondent, target }: Row): string =>
  measureKey({ instrumentId, respondent, target: target || null })
