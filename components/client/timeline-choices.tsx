import { cn } from '@/components/ui/cn'
import type { TimelineView } from '@/db/clients'
import { shortDate } from '@/lib/dates'
import type { Axis } from '@/lib/timeline/axis'
import { Link } from '../ui/link'

type Props = { view: TimelineView; axis: Axis; locale: string }

const axisTitles: Record<Axis, string> = { session: 'by session', date: 'by date' }
const axes: readonly Axis[] = ['session', 'date']

/** Which episode, along which axis: links, so that a view can be kept and shared and needs no JavaScript. */
export function TimelineChoices({ view, axis, locale }: Props) {
  const { client, episodes, history } = view
  const hrefOf = (episodeId: string, of: Axis) => {
    const query = new URLSearchParams()
    if (episodeId !== episodes[0]?.id) query.set('episode', episodeId)
    if (of === 'date') query.set('axis', of)
    return `/clients/${client.id}/timeline${query.size > 0 ? `?${query}` : ''}`
  }
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-2 border-y border-rule py-2 text-[0.8125rem] print:hidden">
      <Choice
        label="Axis"
        options={axes.map(of => ({
          href: hrefOf(history.episodeId, of),
          title: axisTitles[of],
          isChosen: of === axis,
        }))}
      />
      {episodes.length > 1 && (
        <Choice
          label="Episode"
          options={episodes.map(episode => ({
            href: hrefOf(episode.id, axis),
            title: `since ${shortDate(episode.startedOn, locale)}`,
            isChosen: episode.id === history.episodeId,
          }))}
        />
      )}
    </div>
  )
}

function Choice({ label, options }: { label: string; options: { href: string; title: string; isChosen: boolean }[] }) {
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
