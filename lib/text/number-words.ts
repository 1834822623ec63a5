const words = [
  ...['none', 'one', 'two', 'three', 'four', 'five', 'six'],
  ...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
] as const

/** A whole number as running text has it: in words up to twelve, "13" from there on. Nought is "none". */
export const numberWord = (count: number): string => words[count] ?? String(count)

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** The place in a row: "third", "11th". Counts from 1. */
export const ordinalWord = (place: number): string => ordinals[place - 1] ?? `${place}th`

/** "1 rating", "3 ratings"; a plural that takes more than an s is given: `plural(2, 'series', 'series')`. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** A small chance (0 to 1) in words: "about 1 in 200". */
export function oneInN(chance: number): string {
  if (chance < 0.001) return 'fewer than 1 in 1,000'
  const times = 1 / chance
  const step = times >= 200 ? 50 : times >= 50 ? 10 : times >= 20 ? 5 : 1
  return `about 1 in ${Math.round(times / step) * step}`
}

/** "Ada", "Ada and Bo", "Ada, Bo and Cy"; of more than five, three and how many others. */
export const andList = (names: readonly string[]): string => listed(names, 'and')

/** As `andList`, of people of whom one is enough: "Ada, Bo or Cy". */
export const orList = (names: readonly string[]): string => listed(names, 'or')

function listed(names: readonly string[], word: 'and' | 'or'): string {
  if (names.length > 5) return `${names.slice(0, 3).join(', ')} ${word} ${names.length - 3} others`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`
}

/** With a capital where a sentence begins. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
