import { z } from 'zod'

/*
 * What cannot be seen is taken out before a text is measured: control characters, halves of a character, spaces of no width, and
 * marks that turn the direction of whatever is written after them. The joiners that some scripts need stay.
 */
const unseen = /[\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu
const controls = /\p{Cc}/gu
const controlsButBreaks = /(?![\t\n\r])\p{Cc}/gu

/** One line, such as a name or a code, without what cannot be seen. May come out empty: add `min(1)` where it may not. */
export const lineTyped = (most: number) => typed(most, text => text.replace(/[\t\n\r]+/g, ' ').replace(controls, ''))

/** A few sentences, in which lines may break. */
export const linesTyped = (most: number) => typed(most, text => text.replace(controlsButBreaks, ''))

const typed = (most: number, clean: (text: string) => string) =>
  z
    .string()
    .overwrite(text => clean(text).replace(unseen, '').trim())
    .max(most)
