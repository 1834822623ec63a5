import { cn } from '@/components/ui/cn'
import type { TimelineView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import { type Axis, axes } from '@/lib/timeline/axis'
import { type TimelineChoice, timelineQuery } from '@/lib/timeline/choice'
import type { Panel } from '@/lib/timeline/panel'
import { Link } from '../ui/link'

type Props = {
  view: TimelineView
  choice: TimelineChoice
  /** The panels that are put away, to be brought back. */
  hidden: readonly Pick<Panel, 'key' | 'title'>[]
  locale: string
}

const axisTitles: Record<Axis, string> = { session: 'by session', date: 'by date' }

/** Which episode, along which axis, with which measures: links, so that a view can be kept and shared and needs no JavaScript. */
export function TimelineChoices({ view: { client, episodes, history }, choice, hidden, locale }: Props) {
  const hrefOf = (change: Partial<TimelineChoice>) => timelineHref(client.id, { ...choice, ...change })
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-2 border-y border-rule py-2 text-[0.8125rem] print:hidden">
      <Choice
        label="Axis"
        options={axes.map(axis => ({
          href: hrefOf({ axis }),
          title: axisTitles[axis],
          isChosen: axis === choice.axis,
        }))}
      />
      {episodes.length > 1 && (
        <Choice
          label="Episode"
          options={episodes.map((episode, index) => ({
            href: hrefOf({ episode: index === 0 ? null : episode.id }),
            title: `since ${shortDate(episode.startedOn, locale)}`,
            isChosen: episode.id === history.episodeId,
          }))}
        />
      )}
      {hidden.length > 0 && (
        <Choice
          label="Hidden measures"
          options={hidden.map(({ key, title }) => ({
            href: hrefOf({ hidden: choice.hidden.filter(other => other !== key) }),
            title: `Show ${title}`,
            isChosen: false,
          }))}
        />
      )}
    </div>
  )
}

/** The address of a client's timeline as chosen. */
export const timelineHref = (clientId: string, choice: TimelineChoice) =>
  `/clients/${clientId}/timeline${timelineQuery(choice)}`

type Option = { href: string; title: string; isChosen: boolean }

function Choice({ label, options }: { label: string; options: Option[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-4">
        {options.map(({ href, title, isChosen }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isChosen ? 'true' : undefined}
              className={cn(
                'inline-block py-1',
                isChosen ? 'font-semibold' : 'text-soft underline-offset-4 hover:text-ink hover:underline',
              )}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
