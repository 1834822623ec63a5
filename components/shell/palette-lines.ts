import { beside, fullName, type PersonName } from '@/lib/text/display-name'
import { searchFor } from '@/lib/text/fold'
import type { NavLink } from './nav-links'

export type Findable = { id: string; isEnded: boolean; mayRecord: boolean } & PersonName

/** One line of the palette: where it leads, or whose session it begins. */
export type Line = { id: string; label: string; detail: string } & ({ href: string } | { recordFor: string })
type Group = { title: string; lines: Line[] }

/** A client twice, to be opened and to have a session recorded; then the pages. Groups without a line are left out. */
export function groupsOf(clients: readonly Findable[], links: readonly NavLink[]): Group[] {
  const named = clients.map(client => ({
    ...client,
    label: fullName(client),
    detail: [beside(client), client.isEnded ? 'episode ended' : ''].filter(Boolean).join(', '),
  }))
  const open = named.map(({ id, label, detail }) => ({ id: `open-${id}`, label, detail, href: `/clients/${id}` }))
  const record = named
    .filter(({ mayRecord }) => mayRecord)
    .map(({ id, label, detail }) => ({
      id: `record-${id}`,
      label: `Record session with ${label}`,
      detail,
      recordFor: id,
    }))
  const pages = links.map(({ href, label }) => ({ id: `page-${href.slice(1)}`, label, detail: '', href }))
  return [
    { title: 'Clients', lines: open },
    { title: 'Record a session', lines: record },
    { title: 'Pages', lines: pages },
  ]
}

/** What is said where no line is left; `isCut`: there are too many clients to be looked through by name. */
export const nothingFound = (isCut: boolean): string =>
  isCut ? 'In a team this large, clients are found by the beginning of their code.' : 'Nothing by that name.'

/** What holds every word that is typed, in any order. */
export function matching(groups: readonly Group[], typed: string): Group[] {
  const isFound = searchFor(typed)
  const holds = ({ label, detail }: Line) => isFound([label, detail])
  return groups.map(group => ({ ...group, lines: group.lines.filter(holds) })).filter(({ lines }) => lines.length > 0)
}
