import { randomInt } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const groups = 3
const groupLength = 4

/** 60 bits in groups that are easy to read out: ABCD-EF23-GH45. */
export const newCode = () =>
  Array.from({ length: groups }, () => Array.from({ length: groupLength }, letter).join('')).join('-')

/** A code as it was meant, however it was typed. */
export const plainCode = (code: string) => code.toUpperCase().replace(/[^A-Z2-7]/g, '')

export const isWholeCode = (code: string) => plainCode(code).length === groups * groupLength

const letter = () => alphabet.charAt(randomInt(alphabet.length))
