import type { Answers } from '../instruments/answers'
import type { Instrument } from '../instruments/instrument'
import type { AnswerWay } from './request'

/*
 * The one rule about risk items. The flag, the client's page, entry, import and the history all read it here, so that what is said to a
 * client and what is raised to a clinician never part.
 */

export type RiskReading = {
  item: number
  cue: string
  answer: number | null
  /** `not-seen`: left blank, declined or not reached, which is not the same as clear. */
  state: 'clear' | 'raised' | 'not-seen'
}

/** What a sheet says on each of its risk items, in the order of the definition. */
export function riskReadings({ safetyItems }: Pick<Instrument, 'safetyItems'>, answers: Answers): RiskReading[] {
  return safetyItems.map(({ item, cue, above }) => {
    const answer = answers[item]
    if (typeof answer !== 'number') return { item, cue, answer: null, state: 'not-seen' }
    return { item, cue, answer, state: answer > above ? 'raised' : 'clear' }
  })
}

/** Whether any risk item was answered above its limit: this raises Safety, and shows a client who sent it the sentence and the number to call. */
export const raisesRisk = (of: Pick<Instrument, 'safetyItems'>, answers: Answers): boolean =>
  riskReadings(of, answers).some(({ state }) => state === 'raised')

/** Whether a measure asks about risk: help and the number to call are on every page of it. */
export const asksAboutRisk = ({ safetyItems }: Pick<Instrument, 'safetyItems'>): boolean => safetyItems.length > 0

/** What a practice has written for one language before clients are asked about risk where nobody is with them. */
export type RiskArrangement = {
  /** What the client reads. */
  clientReads: string
  /** Who of the practice looks at such an answer, and when. */
  whoLooks: string
}

/**
 * Why a measure may not be asked by this way, in plain words; null where it may. One with a risk item is asked in the practice, and elsewhere
 * only with the practice's arrangement for the language in which it is asked.
 */
export function riskRefusal(
  { abbreviation, safetyItems }: Pick<Instrument, 'abbreviation' | 'safetyItems'>,
  way: AnswerWay,
  arrangement: RiskArrangement | null,
): string | null {
  if (!asksAboutRisk({ safetyItems }) || isInPractice(way) || isWritten(arrangement)) return null
  return `${abbreviation} asks about risk. It can be asked in the practice, and from home once the practice has written what the client reads in this language, and who looks at the answers and when.`
}

/** Whether somebody of the practice has the device before their eyes: a phone is taken home. */
export const isBeside = (way: AnswerWay): boolean => way === 'handover' || way === 'tablet'

/** Whether it is asked in the practice, where somebody of it is near. */
export const isInPractice = (way: AnswerWay): boolean => way !== 'link'

const isWritten = (arrangement: RiskArrangement | null): boolean =>
  arrangement !== null && arrangement.clientReads.trim() !== '' && arrangement.whoLooks.trim() !== ''
