import type { Instrument } from '@/lib/instruments/instrument'

/** Which items run from the other end, said beside a running score that would seem to add up wrongly; null when none does. */
export function turnedWords({ items }: Pick<Instrument, 'items'>, locale: string): string | null {
  const turned = items.filter(item => item.reversed).map(({ n }) => String(n))
  if (turned.length === 0) return null
  if (turned.length === 1) return `Item ${turned[0]} is counted the other way round.`
  const named = turned.length > 4 ? `${turned.length} items` : `Items ${new Intl.ListFormat(locale).format(turned)}`
  return `${named} are counted the other way round.`
}
