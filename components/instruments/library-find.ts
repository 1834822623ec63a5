import { searchFor } from '@/lib/text/search'
import { domainTitles } from './domain-words'
import type { LibraryRow } from './library-rows'

type Named = Pick<LibraryRow, 'short' | 'title' | 'measures' | 'domain'>

/** Whether a measure is called so or measures that: every word is in its names or in what it measures. */
export const isFound = ({ short, title, measures, domain }: Named, text: string): boolean =>
  searchFor(text)([short, title ?? '', measures, domainTitles[domain]])
