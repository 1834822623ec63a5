import { readFileSync } from 'node:fs'
import path from 'node:path'

/** As deep as an item can hang on another one's answer: far more than any questionnaire has. */
const mostItems = 60

/**
 * The style sheet of the pages for clients: the tones of the practice's own, each as browsers have known it for long, and what is theirs. Read
 * from the sources once, beside the build.
 */
export const styleSheet = (): string =>
  [tonesByMedia(read('app/tokens.css')), read('app/answer/answer.css'), conditional()].join('\n')

const read = (file: string) => readFileSync(path.resolve(/*turbopackIgnore: true*/ file), 'utf8')

/** What is written as light-dark(), which phones of 2023 do not know, as two lists of tones. */
export function tonesByMedia(tokens: string): string {
  const tones = [...tokens.matchAll(/(--[\w-]+): light-dark\(([^,()]+), ([^,()]+)\);/g)]
  const listed = (at: 2 | 3) => tones.map(tone => `${tone[1]}: ${tone[at]};`).join(' ')
  const forced = tokens.slice(tokens.indexOf('@media (forced-colors'))
  return `:root { color-scheme: light dark; ${listed(2)} }
@media (prefers-color-scheme: dark) { :root { ${listed(3)} } }
${forced}`
}

/** An item that hangs on another one's answer is shown once that is given, where the browser can see to it without script; else always. */
const conditional = () =>
  Array.from({ length: mostItems }, (_, at) => at + 1)
    .map(n => `form:not(:has(.opens-${n}:checked)) .item-${n}[data-conditional] { display: none; }`)
    .join('\n')
