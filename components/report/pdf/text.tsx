import ranges from '@fontsource/inter/unicode.json'
import { Font, Text as Plain, type TextProps } from '@react-pdf/renderer'
import { Children, type PropsWithChildren } from 'react'

/** A PDF carries its letters with it. Each file holds some scripts; what one lacks is taken from the next. */
const scripts = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const

export const sans = scripts.map(script => `Inter ${script}`)
export const serif = ['Newsreader latin', 'Newsreader latin-ext', 'Newsreader vietnamese', ...sans]

const aLine = /.{1,30}/gu

let ready: Promise<void> | undefined

/** Makes the fonts known, once per process. `folder` is where the packages of fonts are. */
export function readyFonts(folder: string): Promise<void> {
  ready ??= registerFonts(folder)
  return ready
}

const weights = [400, 600] as const

async function registerFonts(folder: string): Promise<void> {
  const inter = scripts.flatMap(script =>
    weights.map(fontWeight => ({
      family: `Inter ${script}`,
      fontWeight,
      src: `${folder}/inter/files/inter-${script}-${fontWeight}-normal.woff`,
    })),
  )
  const newsreader = ['latin', 'latin-ext', 'vietnamese'].flatMap(script =>
    weights.map(fontWeight => ({
      family: `Newsreader ${script}`,
      fontWeight,
      src: `${folder}/newsreader/files/newsreader-${script}-400-normal.woff`,
    })),
  )
  for (const font of [...inter, ...newsreader]) Font.register(font)
  // Names and codes are not to be torn apart, unless one is longer than a line.
  Font.registerHyphenationCallback(word => word.match(aLine) ?? [word])
  for (const { family, fontWeight } of [...inter, ...newsreader]) {
    const descriptor = { fontFamily: family, fontWeight }
    await Font.load(descriptor)
    meetLetters(Font.getFont(descriptor)?.data)
  }
}

type Loaded = NonNullable<NonNullable<ReturnType<typeof Font.getFont>>['data']>

/** Letters that people type first: where a font draws two alike (the apostrophes ’ and ʼ), the text of a file has the commoner. */
const commonFirst = (code: number): number => (code < 0x180 ? 0 : code >= 0x2000 && code < 0x2300 ? 1 : 2)

/**
 * Asks a font for each of its letters by itself. All files of a process share the font's cache of glyphs, and a letter that is first met
 * as a part of another (the a in á) would be known there without its code, and so be lost from the text of every later file.
 */
function meetLetters(font: Loaded | null | undefined): void {
  const letters = [...(font?.characterSet ?? [])].sort((a, b) => commonFirst(a) - commonFirst(b))
  for (const code of letters) font?.glyphForCodePoint(code)
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
