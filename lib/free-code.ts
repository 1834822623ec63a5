import { foldCode } from './text/fold'

/** How long a code may be. */
export const longestCode = 32

/** A code like the one that was wanted and not in use: the next number after it, or one put behind it. `taken` are folded codes. */
export function freeCode(wanted: string, taken: ReadonlySet<string>): string {
  const { start, digits } = partsOf(wanted.trim())
  for (let number = Number(digits) + 1; ; number++) {
    const end = String(number).padStart(digits.length, '0')
    const code = `${start.slice(0, longestCode - end.length)}${end}`
    if (!taken.has(foldCode(code))) return code
  }
}

/** K-060 is K- and 060; where no short number stands at the end, one begins to be counted. */
function partsOf(code: string): { start: string; digits: string } {
  const [, start = '', digits = ''] = /^(.*?)(\d{1,9})$/u.exec(code) ?? []
  return digits === '' ? { start: `${code.slice(0, longestCode - 4)}-`, digits: '1' } : { start, digits }
}
