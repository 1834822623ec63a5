import type { AttachmentPath } from '@/lib/attachment'
import { instrument } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'

/** What of a way is more than measurement error. Where no source gives a value, that is said beside it. */
export function reliableWords({ reliableChange }: Instrument, scales: readonly string[]): string {
  const given = reliableChange.filter(each => scales.includes(each.scale))
  if (given.length === 0) return 'Reliable change: no published value.'
  const words = given.map(
    ({ scale, value, confidence, source }) => `${scale} ${value} (${confidence ?? 'level not stated'}; ${source})`,
  )
  return `Reliable change: ${words.join(', ')}.`
}

type Named = Pick<AttachmentPath, 'instrumentId' | 'target'>

/** What a path is called where several stand side by side: "ECR-RS, partner". */
export function nameOf({ instrumentId, target }: Named): string {
  const { short } = instrument(instrumentId)
  return target === null ? short : `${short}, ${target}`
}

/** What of a path is more than measurement error. All that may stand on the map ships. */
export const pathChange = ({ instrumentId }: Named): string =>
  reliableWords(instrument(instrumentId), ['anxiety', 'avoidance'])
