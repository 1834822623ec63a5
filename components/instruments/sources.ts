import type { Instrument } from '@/lib/instruments/instrument'

/** The paper, then every other source that a figure on the page is taken from, each once. */
export function sourcesOf(instrument: Instrument): string[] {
  const { citation, bands, cutoffs, reliableChange, meaningfulChange, reliability, norms, licence } = instrument
  const figures = [...bands, ...cutoffs, ...reliableChange, ...meaningfulChange, ...reliability, ...norms].map(
    each => each.source,
  )
  const others = [...figures, ...(licence.source ? [licence.source] : [])]
  return [citation, ...new Set(others.filter(source => !isShortFor(citation, source)))]
}

/** "Barkham et al. (2013)" is the paper again. */
function isShortFor(citation: string, source: string): boolean {
  const short = /^(\p{L}+) et al\. (\(\d{4}\))$/u.exec(source)
  return short !== null && citation.startsWith(`${short[1]} `) && citation.includes(`${short[2]}`)
}
