/**
 * The least raw difference that measurement error explains in under 5 % of cases: 1.96 · SD · √2 · √(1 − reliability).
 * Jacobson & Truax (1991), J Consult Clin Psychol 59:12–19. `z` sets another confidence level (1.645 for 90 %).
 * Attune shows published values alone; this is how they are held against their sources.
 */
export const reliableDifference = (sd: number, reliability: number, z = 1.96) =>
  z * sd * Math.sqrt(2 * (1 - reliability))
