import type { MapPoint } from '@/lib/attachment'

/**
 * Context and no flag: how attachment goes with alliance ratings on average, in words as small as the effect. Correlations from
 * Notsu, Blansfield, Spina & Levy (2024), k = 33 each: avoidance r = −.13, anxiety r = −.09. Means run from 1 to 7; from where on
 * one is called high is a setting of the practice and no published threshold.
 */
export function contextLines({ anxiety, avoidance }: Pick<MapPoint, 'anxiety' | 'avoidance'>, high: number): string[] {
  const line = (what: string, r: string) =>
    `High ${what} (from ${high}, a setting) tends to go with slightly lower alliance ratings (r = ${r}, Notsu 2024). Context, not a flag.`
  return [
    ...(avoidance >= high ? [line('avoidance', '−.13')] : []),
    ...(anxiety >= high ? [line('anxiety', '−.09')] : []),
  ]
}
