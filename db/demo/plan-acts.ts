import { addDays } from '../../lib/dates'
import type { AskedMeasure } from '../../lib/measure'
import type { Viewer } from '../../lib/viewer'
import { clientMeasures, setClientMeasure } from '../client-plans'
import { pauseMeasures } from '../measure-pauses'
import { done, type Stage } from './stage'

const own = (instrumentId: string): AskedMeasure => ({ instrumentId, respondent: 'client', target: null })

/** Leaves the longest form out for good, and another one until a day, as the client asked. */
export const askLess =
  (stage: Stage, today: string) =>
  async (viewer: Viewer, clientId: string, now: number): Promise<void> => {
    const mark = (await clientMeasures(viewer, clientId, now))?.mark ?? ''
    const longest = { clientId, key: stage.newKey(), mark, measure: own('dsq-40'), everySessions: 0 }
    done(await setClientMeasure(viewer, longest, now))
    const days = { fromOn: today, untilOn: addDays(today, 49) }
    const reason = 'Asked for fewer questions until she has got used to the forms.'
    const pause = { clientId, key: stage.newKey(), measure: own('tension-check'), ...days, reason }
    done(await pauseMeasures(viewer, pause, now + 60_000))
  }
