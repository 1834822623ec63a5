import type { Instrument } from '@/lib/instruments/instrument'

/** The paper, then every other source that a figure on the page is taken from, each once. */
export function sourcesOf(instrument: Instrument): string[] {
  const { citation, bands, cutoffs, reliableChange, reliability, norms, licence } = instrument
  const figures = [...bands, ...cutoffs, ...reliableChange, ...reliability, ...norms].map(each => each.source)
  return [...new Set([citation, ...figures, ...(licence.source ? [licence.source] : [])])]
}
