import ranges from '@fontsource/inter/unicode.json'
import { Font, Text as Plain, type TextProps } from '@react-pdf/renderer'
import { Children, type PropsWithChildren } from 'react'

/** The tones of the light theme: paper has no dark one. */
export const tones = {
  ink: '#1f2928',
  soft: '#5d645f',
  rule: '#e4dfd3',
  band: '#d9e7e0',
  bandEdge: '#a9c4b9',
  review: '#8f5609',
  paper: '#ffffff',
} as const

/** A PDF carries its letters with it. Each file holds some scripts; what one lacks is taken from the next. */
const scripts = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const

export const sans = scripts.map(script => `Inter ${script}`)
export const serif = ['Newsreader latin', 'Newsreader latin-ext', 'Newsreader vietnamese', ...sans]

const aLine = /.{1,30}/gu

let isReady = false

/** Makes the fonts known, once per process. `folder` is where the packages of fonts are. */
export function registerFonts(folder: string): void {
  if (isReady) return
  for (const script of scripts)
    for (const fontWeight of [400, 600])
      Font.register({
        family: `Inter ${script}`,
        fontWeight,
        src: `${folder}/inter/files/inter-${script}-${fontWeight}-normal.woff`,
      })
  for (const script of ['latin', 'latin-ext', 'vietnamese'])
    for (const fontWeight of [400, 600])
      Font.register({
        family: `Newsreader ${script}`,
        fontWeight,
        src: `${folder}/newsreader/files/newsreader-${script}-400-normal.woff`,
      })
  // Names and codes are not to be torn apart, unless one is longer than a line.
  Font.registerHyphenationCallback(word => word.match(aLine) ?? [word])
  isReady = true
}

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

/** The text with a question mark for what a file cannot show: the library would silently write other letters there. */
export const inHeldLetters = (text: string): string =>
  [...text.normalize('NFC')].map(sign => (isHeldSign(sign) ? sign : '?')).join('')
