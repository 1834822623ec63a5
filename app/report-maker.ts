import path from 'node:path'
import { todayIn } from '@/lib/dates'
import type { Viewer } from '@/lib/viewer'

/** Who makes a report, as it is signed. */
export function makerOf({ name, practiceName, locale, timeZone }: Viewer, now: number) {
  return { name, practiceName, locale, timeZone, today: todayIn(timeZone, now) }
}

/** Where a PDF finds its fonts. */
export const fontsFolder = () => path.resolve('node_modules', '@fontsource')
