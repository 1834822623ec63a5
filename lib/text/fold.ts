/*
 * The one folding of texts that are looked for or compared: whoever types "soren naess" on a keyboard without these letters means
 * Søren Næss. What is folded is only compared, never shown and never stored in place of what was typed.
 */

/** Without case, accents, ligatures, and the many shapes of apostrophes, dashes, digits and spaces. Other scripts stay as they are. */
export function foldText(text: string): string {
  return text
    .replace(/\u00b4/g, "'") // would come apart into a space and an accent
    .toUpperCase() // first: some small letters become two capitals
    .normalize('NFKD')
    .replace(unwritten, '')
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, sign => plain[sign] ?? sign)
    .replace(apostrophes, "'")
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * A client's code as codes are compared: "zz-1" is ZZ-1. Dashes and spaces between its parts count, because K-11 and K1-1 are two
 * codes; which dash it is does not.
 */
export const foldCode = (code: string): string => foldText(code)

/** A code as it is looked for by its beginning: folded, and without the dashes and spaces, so that "k 050 77" begins K-050-77. */
export const compactCode = (code: string): string => foldCode(code).replace(/[- ]/g, '')

/*
 * Marks that may be left out in writing: accents, the points of Hebrew and Arabic, and joiners without a shape. Not the vowels of
 * Indian scripts nor the voicing of kana, which are marks to Unicode and make another name to its reader.
 */
const unwritten =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is left out by itself
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b-\u200f\u2060\ufeff]/g

/** Whether a text has that word, or those words, in it, and not only as a part of a longer one. */
export function isNamedIn(text: string, word: string): boolean {
  const [within, sought] = [foldText(text), foldText(word)]
  const isPart = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + 1))
    if (!isPart(within[at - 1]) && !isPart(within[at + sought.length])) return true
  return false
}

const apostrophes = /[\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032`]/g

/** Letters that Unicode does not take apart, as they are typed where a keyboard lacks them. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ı: 'i',
  ȷ: 'j',
  ə: 'e',
  ƶ: 'z',
  ɨ: 'i',
  ς: 'σ',
}

/** How long a code may be. */
export const longestCode = 32

/**
 * Codes like the one that was wanted, the nearest first: the next numbers after it, or numbers put behind it. Further and further on, since
 * a practice may have thousands in a row.
 */
export function codesLike(wanted: string): string[] {
  const { start, digits } = partsOf(wanted.trim())
  return stepsAhead().map(step => {
    const end = String(Number(digits) + step).padStart(digits.length, '0')
    return `${start.slice(0, longestCode - end.length)}${end}`
  })
}

/** One after another up to 20, then each twice as far as the one before. */
function stepsAhead(): number[] {
  const near = Array.from({ length: 20 }, (_, at) => at + 1)
  return [...near, ...Array.from({ length: 25 }, (_, at) => 40 * 2 ** at)]
}

/** Splits K-060 into K- and 060; a code that does not end in a short number starts to be counted at 1. */
function partsOf(code: string): { start: string; digits: string } {
  const [, start = '', digits = ''] = /^(.*?)(\d{1,9})$/u.exec(code) ?? []
  return digits === '' ? { start: `${code.slice(0, longestCode - 4)}-`, digits: '1' } : { start, digits }
}

/**
 * What somebody types to find a thing by its texts (a name, a code): every word has to be in one of them, in any order. "k007"
 * finds K-007 and "obrien" O’Brien: signs between letters may be left out. Nothing typed finds everything.
 */
export function searchFor(typed: string): (texts: readonly string[]) => boolean {
  const words = foldText(typed).split(' ').filter(Boolean)
  return texts => {
    const folded = texts.map(foldText)
    return words.every(word => folded.some(text => holds(text, word)))
  }
}

function holds(text: string, word: string): boolean {
  if (text.includes(word)) return true
  // Words stay apart, or the end of one and the beginning of the next would be found as a name; codes are written either way.
  const isCode = /\p{N}/u.test(word)
  const letters = withoutSigns(word)
  return letters !== '' && (isCode ? withoutSigns(text).replaceAll(' ', '') : withoutSigns(text)).includes(letters)
}

const withoutSigns = (text: string) => text.replace(/[^\p{L}\p{N}\p{M} ]/gu, '')

/** How an e-mail address is kept and looked for. */
export const normalEmail = (email: string) => email.trim().normalize('NFC').toLowerCase()
