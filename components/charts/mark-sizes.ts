const roomy = { line: 1.4, rim: 7.5, hole: 4.9, filled: 7.8, diamond: 5.1 }
const dense = { line: 1.2, rim: 5.5, hole: 2.9, filled: 5.8, diamond: 4.1 }

/** How large marks may be that stand at these places across, so that neighbours do not touch: what is open must look open. */
export function sizesFor(xs: readonly number[]): typeof roomy {
  const room = usualGap(xs)
  if (room > roomy.filled + 2) return roomy
  if (room > dense.filled + 1) return dense
  const rim = Math.max(1.6, Math.round(room * 7.5) / 10)
  return { line: 0.9, rim, hole: Math.max(0.6, Math.round((rim - 1.7) * 10) / 10), filled: rim + 0.2, diamond: 3.4 }
}

/** Narrower than three quarters of the gaps; the narrowest of all would let two sessions in one week shrink every mark. */
function usualGap(xs: readonly number[]): number {
  const gaps = xs.slice(1).map((x, index) => x - (xs[index] ?? x))
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? Number.POSITIVE_INFINITY
}
