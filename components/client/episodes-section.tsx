import type { ClientView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import { Link } from '../ui/link'
import { BeginEpisodeForm } from './begin-episode-form'
import { ChangeEndingForm, RemoveEpisode, ReopenEpisode } from './change-ending-form'
import { ChangeEpisodeForm } from './change-episode-form'
import type { FormKit } from './client-actions'
import { countsOf } from './client-words'
import { EndEpisodeForm } from './end-episode-form'
import { endKindWords } from './ending-fields'
import { Fact, Facts } from './facts'
import { Section } from './section'

type Props = { view: ClientView; kit: FormKit; locale: string }

/** The courses of therapy, newest first, with why each began and how it ended. */
export function EpisodesSection({ view, kit, locale }: Props) {
  const [latest] = view.episodes
  return (
    <Section id="episodes" title="Episodes" aside={view.mayEdit && latest && <Change view={view} kit={kit} />}>
      <Facts>
        {view.episodes.map(episode => (
          <Fact key={episode.id} name={rangeOf(episode, locale)}>
            <Course
              episode={episode}
              counts={countsIn(view, episode.id)}
              timelinePath={`/clients/${view.id}/timeline?episode=${episode.id}`}
            />
            {view.mayEdit && (
              <div className="flex flex-wrap gap-x-4">
                <ChangeEpisodeForm episode={episode} kit={kit} />
                {episode.endedOn !== null && <ChangeEndingForm episode={episode} kit={kit} />}
                {episode.endedOn !== null && episode === latest && <ReopenEpisode episode={episode} kit={kit} />}
                {view.mayRemoveEpisode && episode === latest && <RemoveEpisode episode={episode} kit={kit} />}
              </div>
            )}
          </Fact>
        ))}
      </Facts>
    </Section>
  )
}

type Episode = ClientView['episodes'][number]

function Course({ episode, counts, timelinePath }: { episode: Episode; counts: string; timelinePath: string }) {
  const { startReason, endKind, endReason } = episode
  return (
    <>
      {startReason && <p>{startReason}</p>}
      {endKind && (
        <p>
          {endKindWords[endKind]}
          {endReason && `: ${endReason}`}
        </p>
      )}
      <p className="text-[0.8125rem] text-soft">
        {counts} ·{' '}
        <Link href={timelinePath} className="underline underline-offset-4 hover:text-ink">
          timeline
        </Link>
      </p>
    </>
  )
}

function Change({ view, kit }: Omit<Props, 'locale'>) {
  const [latest] = view.episodes
  if (!latest) return null
  return latest.endedOn === null ? (
    <EndEpisodeForm episode={latest} flags={openIn(view, latest.id)} kit={kit} />
  ) : (
    <BeginEpisodeForm clientId={view.id} kit={kit} />
  )
}

/** What is open in an episode: it is ended with these in view. */
const openIn = ({ flags }: ClientView, episodeId: string) =>
  flags.filter(flag => flag.episodeId === episodeId && (flag.state === 'open' || flag.state === 'acknowledged'))

const rangeOf = ({ startedOn, endedOn }: Episode, locale: string) =>
  endedOn ? `${shortDate(startedOn, locale)} to ${shortDate(endedOn, locale)}` : `since ${shortDate(startedOn, locale)}`

function countsIn({ histories }: ClientView, episodeId: string): string {
  const history = histories.find(each => each.episodeId === episodeId)
  return history ? countsOf(history) : ''
}
