import type { ClientView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import { countsOf } from '@/lib/history'
import { Fact, Facts } from '../ui/facts'
import { FormDialog } from '../ui/form/form-dialog'
import { DateField, NoteField } from '../ui/form/typed-fields'
import { Link } from '../ui/link'
import { Section } from '../ui/section'
import type { FormKit } from './client-actions'
import { ChangeEndingForm, EndEpisodeForm, endKindWords, RemoveEpisode, ReopenEpisode } from './episode-ending-forms'

type Props = { view: ClientView; kit: FormKit; locale: string }

/** The courses of therapy, newest first, with why each began and how it ended. */
export function EpisodesSection({ view, kit, locale }: Props) {
  const [latest] = view.episodes
  return (
    <Section
      id="episodes"
      title="Episodes"
      aside={view.mayEdit && latest && <Change view={view} kit={kit} locale={locale} />}
    >
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

function Change({ view, kit, locale }: Props) {
  const [latest] = view.episodes
  const { openSession } = view
  if (!latest) return null
  return latest.endedOn === null ? (
    <EndEpisodeForm
      episode={latest}
      flags={openIn(view, latest.id)}
      begun={
        openSession && {
          path: `/clients/${view.id}/sessions/${openSession.id}`,
          date: shortDate(openSession.heldOn, locale),
        }
      }
      kit={kit}
    />
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

function BeginEpisodeForm({ clientId, kit: { actions, keys, today } }: { clientId: string; kit: FormKit }) {
  return (
    <FormDialog
      label="Begin an episode"
      variant="link"
      title="Begin a new episode"
      description="Session numbers and baselines start again from here."
      submit="Begin episode"
      done="A new episode has begun."
      action={actions.beginEpisode}
      hidden={{ clientId, key: keys.episode }}
    >
      <DateField name="startedOn" label="Start" defaultValue={today} required />
      <NoteField name="reason" label="Reason (optional)" hint="What brings the client to therapy." />
    </FormDialog>
  )
}

type ChangeEpisodeFormProps = { episode: ClientView['episodes'][number]; kit: FormKit }

function ChangeEpisodeForm({ episode, kit: { actions } }: ChangeEpisodeFormProps) {
  return (
    <FormDialog
      label="Correct the start"
      variant="link"
      title="Correct this episode"
      description="When it began, and what brought the client to therapy."
      submit="Save"
      done="The episode is corrected."
      action={actions.changeEpisode}
      hidden={{ episodeId: episode.id, version: episode.version }}
    >
      <DateField name="startedOn" label="Start" defaultValue={episode.startedOn} required />
      <NoteField name="reason" label="Reason (optional)" defaultValue={episode.startReason ?? ''} />
    </FormDialog>
  )
}
