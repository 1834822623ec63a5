import type { Instrument } from '@/lib/instruments/instrument'
import { SourceLine } from './source-line'

/** Where items, answers, key and ranges were taken from. */
export function KeySource({ instrument: { keySource, citation } }: { instrument: Instrument }) {
  return <SourceLine>{keySource ?? withoutStop(citation)}</SourceLine>
}

const withoutStop = (text: string) => text.replace(/\.$/, '')
