/*
 * Student's t distribution. Incomplete beta function by its continued fraction (Abramowitz & Stegun 1964, 26.5.8), evaluated by
 * Lentz's method; log gamma function by Stirling's series (6.1.41).
 */

/** The series is used where it is accurate to the last digits; smaller arguments are brought there by Γ(x + 1) = x · Γ(x). */
function logGamma(x: number): number {
  if (x < 12) return logGamma(x + 1) - Math.log(x)
  const inverse = 1 / (x * x)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series
}

/** Keeps a denominator of the continued fraction away from zero. */
const nonZero = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)

function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return fraction
}

/** The regularised incomplete beta function, 0 to 1. */
function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b
}

/** The chance of a value of at most `t` under Student's distribution with so many degrees of freedom (> 0). */
export function studentT(t: number, degrees: number): number {
  const tail = incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2
  return t < 0 ? tail : 1 - tail
}

const found = new Map<string, number>()

/** The value that Student's distribution stays at or below with the given chance (0 to 1, exclusive). */
export function studentQuantile(chance: number, degrees: number): number {
  const name = `${chance}:${degrees}`
  const known = found.get(name)
  if (known !== undefined) return known
  if (found.size > 2000) found.clear()
  const value = bisect(chance, degrees)
  found.set(name, value)
  return value
}

function bisect(chance: number, degrees: number): number {
  let low = -1e6
  let high = 1e6
  for (let step = 0; step < 200 && high - low > 1e-13 * Math.max(1, Math.abs(low)); step++) {
    const middle = (low + high) / 2
    if (studentT(middle, degrees) < chance) low = middle
    else high = middle
  }
  return (low + high) / 2
}
