import { foldText } from './fold'

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
