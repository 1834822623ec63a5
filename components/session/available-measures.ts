import type { BatteryPart } from '@/db/session-entry'
import { measureSubject, targetNames } from '@/lib/measure'
import { sheetOf } from './form-draft'

/** A measure that is not asked today and can be added: its name, and by what it is asked for. Its form comes when it is. */
export type AvailableMeasure = {
  id: string
  name: string
  measure: { instrumentId: string } & Pick<BatteryPart, 'respondent' | 'target'>
}

/** The shelf beside today's measures. */
export const availableMeasures = (parts: readonly BatteryPart[], sessionId: string): AvailableMeasure[] =>
  parts.map(part => ({
    id: sheetOf(part, sessionId).id,
    name: shelfName(part),
    measure: { instrumentId: part.instrument.id, respondent: part.respondent, target: part.target },
  }))

/** The same form may lie here twice: once about whom the plan says, once about whomever is chosen when it is filled in. */
function shelfName(part: BatteryPart): string {
  const { instrument, target } = part
  if (instrument.ownPrompt) return measureSubject(part)
  const whom = target ? targetNames[target] : instrument.hasTarget ? 'a person you choose' : null
  return `${instrument.short}: ${measureSubject(part)}${whom ? `, about ${whom}` : ''}`
}
