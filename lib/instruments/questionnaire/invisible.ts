import { isRecord } from '../json-text'

/*
 * Characters that show nothing and yet change what is shown (an override turns a sentence round) or make two words that look alike
 * differ. A form has no use for them, with one exception: joiners within the words of scripts that are written with them.
 */

const joined =
  'Arabic|Syriac|Mongolian|Nko|Devanagari|Bengali|Gurmukhi|Gujarati|Oriya|Tamil|Telugu|Kannada|Malayalam|Sinhala|Khmer|Myanmar'
const script = joined
  .split('|')
  .map(name => `\\p{scx=${name}}`)
  .join('')

/** Control characters but line ends and tabs, marks of direction, soft hyphens, what has no width, tags. */
const invisible = new RegExp(
  [
    '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f]',
    '[\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]',
    `(?<![${script}])[\\u200c\\u200d]`,
  ].join('|'),
  'gu',
)

/** A text as it is seen. */
const visible = (text: string): string => text.replace(invisible, '')

/** Deeper than any form; below it nothing is shown. */
const mostDepth = 90

type Cleaned = { value: unknown; hadInvisible: boolean }

/** What a file holds with the texts in it as they are seen, and whether any was otherwise. */
export function withoutInvisible(given: unknown): Cleaned {
  let hadInvisible = false
  const clean = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') {
      const seen = visible(value)
      hadInvisible ||= seen !== value
      return seen
    }
    if (depth > mostDepth) return value
    if (Array.isArray(value)) return value.map((each: unknown) => clean(each, depth + 1))
    return isRecord(value)
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each, depth + 1)]))
      : value
  }
  return { value: clean(given, 1), hadInvisible }
}
