import { defaultPlan } from '@/lib/battery'
import type { Entry } from '@/lib/entry'
import { instrument } from '@/lib/instruments/catalogue'
import type { Instrument, Item } from '@/lib/instruments/instrument'
import { askedItems, responseOf } from '@/lib/instruments/scoring'

/** What is typed in at an ordinary session: every measure that a new practice asks each time, in full, with nothing to worry about. */
export const ordinarySession: readonly Entry[] = defaultPlan
  .filter(({ everySessions }) => everySessions === 1)
  .map(({ instrumentId, respondent, target }) => {
    const form = instrument(instrumentId)
    const answers = Object.fromEntries(askedItems(form, respondent, {}).map(item => [item.n, ordinary(form, item)]))
    return { instrumentId, respondent, target, how: 'items', answers }
  })

/** A good alliance and little else: the upper middle of a rating, and the lowest answer to everything that is distress or tension. */
function ordinary(form: Instrument, item: Item): number {
  const { min, max } = responseOf(form, item)
  const isRating = form.domain === 'alliance' || form.id === 'impression'
  const wanted = isRating ? min + Math.round(0.7 * (max - min)) : min
  return item.reversed ? min + max - wanted : wanted
}
