import ranges from '@fontsource/inter/unicode.json'
import { Text as Plain, type TextProps } from '@react-pdf/renderer'
import { Children, type PropsWithChildren } from 'react'

/** Text of a file, in letters that its fonts hold. */
export function Text({ children, ...props }: PropsWithChildren<TextProps>) {
  return (
    <Plain {...props}>
      {Children.map(children, child => (typeof child === 'string' ? inHeldLetters(child) : child))}
    </Plain>
  )
}

/** What the fonts of a file hold: Latin, Greek and Cyrillic letters, and the signs that go with them. */
const held = Object.values(ranges).flatMap(list =>
  list.split(',').map(range => {
    const [from = '', to = from] = range.replace('U+', '').split('-')
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }
  }),
)

const isHeldSign = (sign: string): boolean => {
  const code = sign.codePointAt(0) ?? 0
  return held.some(({ from, to }) => code >= from && code <= to)
}

/** Whether a file can show all of a text. */
export const isHeld = (text: string): boolean => [...text.normalize('NFC')].every(isHeldSign)

/** The text with a question mark for what a file cannot show: the library would write other letters there, without a word. */
export const inHeldLetters = (text: string): string =>
  [...text.normalize('NFC')].map(sign => (isHeldSign(sign) ? sign : '?')).join('')
