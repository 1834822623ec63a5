import { unreadable } from '../text/unreadable'
import { respondents } from './answers'
import { type Instrument, instrumentSchema } from './instrument'

/**
 * Stands in the place of a measure of the practice's own whose definition is damaged: that something was recorded with it is shown, and none of
 * what it says. It has no scale, which every measure of a practice has.
 */
export const unreadableMeasure = (id: string): Instrument =>
  instrumentSchema.parse({
    ...{ id, version: 1, title: `${id} ${unreadable}`, abbreviation: `${id} ${unreadable}`, domain: 'distress' },
    ...{ respondents: [...respondents], citation: unreadable, timeframe: '', practiceOwn: true },
    ...{
      response: { min: 0, max: 1, labels: ['', ''] },
      items: [{ n: 1, cue: unreadable }],
      missing: { rule: 'house' },
    },
    ...{ scales: [], primaryScale: null, charted: [], licence: { status: unreadable, text: unreadable } },
  })

export const isUnreadableMeasure = ({ practiceOwn, scales }: Instrument): boolean => practiceOwn && scales.length === 0
