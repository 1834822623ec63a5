/** Letters that are not taken for one another, nor for a digit; and no vowels, so that they make no word. */
export const codeLetters = 'BCDFGHJKLMNPQRSTVWXZ'
export const codeLength = 6

/** A code as it was meant, however it was typed; null where it is none. */
export function answerCodeTyped(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s.-]/g, '')
  return letters.length === codeLength && [...letters].every(letter => codeLetters.includes(letter)) ? letters : null
}
