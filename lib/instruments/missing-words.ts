import type { Instrument } from './instrument'
import { houseShare } from './scoring'

/** What happens to a scale with items left out, and whose rule that is. */
export function missingWords({ missing }: Instrument): { rule: string; whose: string } {
  if (missing.rule === 'all')
    return { rule: 'Every item of a scale must be answered; otherwise there is no score.', whose: missing.source }
  if (missing.rule === 'at-most') {
    const count = missing.items === 1 ? 'one item' : `${missing.items} items`
    const fewer = missing.byScale ? ', fewer on the subscales (see the key)' : ''
    return {
      rule: `At most ${count} may be missing${fewer}; the score is scaled up from the others.`,
      whose: missing.source,
    }
  }
  return {
    rule: `At least ${houseShare * 100} % of a scale’s items must be answered; the missing ones count as the mean of the others.`,
    whose: 'a rule of Attune; no published one was found',
  }
}
