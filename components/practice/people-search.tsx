import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import type { PeopleList } from '@/db/people'
import { plural } from '@/lib/text/number-words'
import { Link } from '../ui/link'

const path = '/practice/people'

type Props = { list: Pick<PeopleList, 'found' | 'pages'>; typed: string }

/** Looks for some of the people, where there are more than one page of them. A form of the address, so that it needs no JavaScript. */
export function PeopleSearch({ list: { found, pages }, typed }: Props) {
  if (pages < 2 && typed === '') return null
  return (
    <search>
      <form action={path} className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <label htmlFor="find" className="text-soft">
          Find a person
        </label>
        <Input id="find" name="find" type="search" defaultValue={typed} maxLength={80} className="max-w-64" />
        <Button type="submit" variant="outline">
          Find
        </Button>
        <p role="status" className="text-[0.8125rem] text-soft">
          {typed === '' ? plural(found, 'person', 'people') : foundText(found)}
        </p>
        {typed !== '' && (
          <Link href={path} className="text-[0.8125rem] underline underline-offset-4 hover:text-ink">
            Show everyone
          </Link>
        )}
      </form>
    </search>
  )
}

const foundText = (found: number) => (found === 0 ? 'Nobody has these words in name or address.' : `${found} found`)

/** The address of a page of those who are looked for. */
export const peoplePath = (typed: string, page: number): string =>
  `${path}?${new URLSearchParams({ ...(typed !== '' && { find: typed }), page: String(page) })}`
