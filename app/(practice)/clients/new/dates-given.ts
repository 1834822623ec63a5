import { todayIn } from '@/lib/dates'
import type { Viewer } from '@/lib/viewer'

/** Whether a day has come in the practice's zone. */
export const isNotAhead = (viewer: Viewer, date: string, now: number) => date <= todayIn(viewer.timeZone, now)

export const notAhead = 'This day has not come yet.'
