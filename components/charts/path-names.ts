import type { AttachmentPath } from '@/lib/attachment'
import { instrumentById } from '@/lib/instruments/catalogue'

/** What a path is called where several stand side by side: "ECR-RS, partner". */
export function nameOf({ instrumentId, target }: Pick<AttachmentPath, 'instrumentId' | 'target'>): string {
  const short = instrumentById(instrumentId)?.short ?? instrumentId
  return target === null ? short : `${short}, ${target}`
}
