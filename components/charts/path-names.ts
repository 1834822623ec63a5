import type { AttachmentPath } from '@/lib/attachment'
import { instrument } from '@/lib/instruments/catalogue'
import { reliableWords } from './attachment-change'

type Named = Pick<AttachmentPath, 'instrumentId' | 'target'>

/** What a path is called where several stand side by side: "ECR-RS, partner". */
export function nameOf({ instrumentId, target }: Named): string {
  const { short } = instrument(instrumentId)
  return target === null ? short : `${short}, ${target}`
}

/** What of a path is more than measurement error. All that may stand on the map ships. */
export const pathChange = ({ instrumentId }: Named): string =>
  reliableWords(instrument(instrumentId), ['anxiety', 'avoidance'])
