import { scaleOf } from '../change/progress'
import type { Measure } from '../history'
import { instrumentIn } from '../instruments/catalogue'
import type { Instrument, Scale } from '../instruments/instrument'
import { itemsIn } from '../instruments/key-contradictions'
import { domainNames, ownNote } from '../measure'

const directions = { better: 'higher is better', worse: 'higher is worse', neither: '' }
const ofAttachment = { better: 'higher is more secure', worse: 'higher is less secure', neither: '' }

/** What a higher score says, '' where neither end is better. Attachment is described, not graded: no way of being close is worse. */
export const directionOf = ({ domain }: Pick<Instrument, 'domain'>, { higherIs }: Scale): string =>
  (domain === 'attachment' ? ofAttachment : directions)[higherIs]

/** What a panel is called, which way is better, and the ends of its scale: "Alliance, client (WAI-SR item mean)". */
export function panelTitle(
  measure: Measure,
  instruments: readonly Instrument[],
): { title: string; direction: string; domain: [number, number] } {
  const of = instrumentIn(instruments, measure.instrumentId)
  const scale = scaleOf(instruments, measure)
  const who = of.respondents.length > 1 || of.domain === 'alliance' ? measure.respondent : null
  const about = of.subject ?? domainNames[of.domain]
  const name = of.charted.length > 1 ? `${about}: ${scale.title.toLowerCase()}` : about
  const subject = [name, who, measure.target].filter(Boolean).join(', ')
  const isPlain = scale.key.method === 'sum' && !isOneOfTwo(of, scale)
  const method = isPlain || of.charted.length > 1 ? '' : ` ${scale.title.toLowerCase()}`
  const own = of.practiceOwn ? `, ${ownNote}` : ''
  return {
    title: `${subject} (${of.abbreviation}${method}${own})`,
    direction: directionOf(of, scale),
    domain: [...scale.range],
  }
}

/** Whether the same items give another score as well, so that the name of the form alone does not say which: K10's two codings, WHO-5. */
const isOneOfTwo = ({ scales }: Instrument, { id, key }: Scale) =>
  scales.some(other => other.id !== id && String(itemsIn(other.key)) === String(itemsIn(key)))
