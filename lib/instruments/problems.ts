/** As many problems as somebody can work through at once. */
export function firstOf(problems: readonly string[], most = 30): string[] {
  const left = problems.length - most
  return left > 0 ? [...problems.slice(0, most), `And ${left} more.`] : [...problems]
}
