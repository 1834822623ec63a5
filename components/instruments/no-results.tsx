'use client'

import { Button } from '../ui/button'
import { Empty, EmptyContent, EmptyDescription, EmptyTitle } from '../ui/empty'
import { type Go, LibraryLink } from './library-filters'
import { wholeLibrary } from './library-view'

type Props = { text: string; elsewhere: number; onClear: () => void; go: Go }

/** Nothing to list, and the ways back. `elsewhere`: how many the search would find without the filters. */
export function LibraryEmpty({ text, elsewhere, onClear, go }: Props) {
  const whole = text === '' ? 'Show the whole library' : 'Search the whole library'
  return (
    <Empty className="border-t-0">
      <EmptyTitle>{text === '' ? 'No measure is all of this at once' : `Nothing found for “${text}”`}</EmptyTitle>
      <EmptyDescription>
        {text === '' ? 'Leave one of the choices above open, and there may be some.' : searched(elsewhere)}
      </EmptyDescription>
      <EmptyContent className="flex flex-wrap gap-3">
        {(text === '' || elsewhere > 0) && (
          <Button asChild variant="outline">
            <LibraryLink to={wholeLibrary} go={go}>
              {whole}
            </LibraryLink>
          </Button>
        )}
        {text !== '' && (
          <Button variant="outline" onClick={onClear}>
            Clear the search
          </Button>
        )}
      </EmptyContent>
    </Empty>
  )
}

function searched(elsewhere: number): string {
  if (elsewhere === 0) return 'No measure of the library is called so or says that it measures this. Try fewer letters.'
  return elsewhere === 1
    ? 'Without the choices above, there is one.'
    : `Without the choices above, there are ${elsewhere}.`
}
