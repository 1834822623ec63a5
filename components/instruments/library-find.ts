import { domainTitles } from './domain-words'
import type { LibraryRow } from './library-rows'

type Named = Pick<LibraryRow, 'short' | 'title' | 'measures' | 'domain'>

/** Whether a measure is called so or measures that: every word is in its names or in what it measures, "phq9" as well as "PHQ-9". */
export function isFound({ short, title, measures, domain }: Named, text: string): boolean {
  const said = [short, title ?? '', measures, domainTitles[domain]].join(' ').toLowerCase()
  const run = together(said)
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(word => said.includes(word) || (together(word) !== '' && run.includes(together(word))))
}

const together = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
