import { shortDate } from '@/lib/dates'
import type { ReportKind } from '@/lib/report'

/** The day it was made; nothing on a sheet without dates. */
export const madeOn = ({ kind }: { kind: ReportKind }, today: string, locale: string): string =>
  kind === 'supervision' ? '' : `Made on ${shortDate(today, locale)}.`
