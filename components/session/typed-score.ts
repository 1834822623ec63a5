import type { Scale } from '@/lib/instruments/instrument'

/** The number typed into a score field, with a decimal point or comma; null when empty or not a number. */
export function readScore(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** What is wrong with a typed score, in plain words; null when it is empty or fits the scale. */
export function scoreProblem(scale: Scale, text: string): string | null {
  if (text.trim() === '') return null
  const value = readScore(text)
  const [min, max] = scale.range
  if (value === null) return 'This is not a number.'
  return value < min || value > max ? `This scale runs from ${min} to ${max}.` : null
}
