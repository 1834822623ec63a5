import type { AnswerWay } from './request'

const minute = 60_000

/** For so long thanks are shown once answers were sent, in ms. */
export const thanksShown = 15 * minute

/** For so long a browser in which a client answers holds while nothing is done in it, in ms. A clinician's screen is missed sooner. */
export const mostIdle = (way: AnswerWay): number => (way === 'handover' ? 20 : 30) * minute
