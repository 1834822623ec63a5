import type { FlagActions } from '@/components/flags/flag-actions'
import type { ClientView } from '@/db/client-pages'
import { summarise } from '@/lib/client-summary'
import { spanOf } from '@/lib/history'
import { profileOf } from '@/lib/profile'
import { unseenRisks } from '@/lib/unseen-risk'
import { Link } from '../ui/link'
import { Section } from '../ui/section'
import { AboutSection } from './about-section'
import { AcrossSessions } from './across-sessions'
import { AskedSection } from './asked-section'
import { AtAGlance, glanceOf } from './at-a-glance'
import { AttachmentSection } from './attachment-section'
import { CareTeamSection } from './care-team-section'
import type { FormKit } from './client-actions'
import { ClientFlags } from './client-flags'
import { ClientHeader } from './client-header'
import { isOnlyClinician } from './client-words'
import { EpisodesSection } from './episodes-section'
import { GoalsSection } from './goals-section'
import { MeasuresSection } from './measures-page-body'
import { RupturesSection } from './ruptures-section'
import { ProfileLines } from './score-tables'
import { SessionList } from './session-list'

type Props = {
  view: ClientView
  kit: FormKit
  flagActions: FlagActions
  reader: { personId: string; locale: string; timeZone: string }
  /** The reader's own attachment, for them alone. */
  own: readonly { anxiety: number; avoidance: number }[]
}

/** The client page in its order of importance: what is open, how it went, who and when. */
export function ClientPageBody({ view, kit, flagActions, reader, own }: Props) {
  const { locale, timeZone } = reader
  const { settings } = view
  const history = view.histories.at(-1)
  if (!history) return null
  const summary = summarise(history, settings)
  const profile = profileOf(history, settings)
  return (
    <>
      <ClientHeader view={view} kit={kit} reader={reader} />
      {history.sessions.length > 0 && (
        <AtAGlance
          facts={glanceOf(summary, history, { nextSessionOn: view.nextSessionOn, today: kit.today, locale })}
        />
      )}
      <div className="grid gap-x-10 gap-y-10 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid min-w-0 content-start gap-8">
          <ClientFlags
            view={view}
            unseen={unseenRisks(history)}
            actions={flagActions}
            place={{ locale, timeZone, today: kit.today }}
          />
          <AcrossSessions
            view={view}
            history={history}
            settings={settings}
            clinician={isOnlyClinician(view.careTeam, reader.personId) ? 'you' : 'clinician'}
            locale={locale}
          />
        </div>
        <div className="min-w-0 xl:pt-5">
          <AttachmentSection histories={view.histories} settings={settings} own={own} locale={locale} />
        </div>
        <div className="grid min-w-0 content-start gap-10">
          <RupturesSection view={view} history={history} judge={flagActions.judge} reader={reader} />
          <GoalsSection
            view={view}
            history={history}
            kit={{ actions: kit.goals, sendKey: kit.keys.goal, today: kit.today, locale }}
          />
          {profile.length > 0 && (
            <Section id="profile" title="Latest values">
              <ProfileLines lines={profile} locale={locale} />
            </Section>
          )}
          <Section
            id="sessions"
            title="Sessions"
            aside={
              view.mayEdit &&
              history.sessions.length > 0 && (
                <Link
                  href={`/clients/${view.id}/sessions/move`}
                  className="underline-offset-4 hover:text-ink hover:underline"
                >
                  Move sessions…
                </Link>
              )
            }
          >
            <SessionList
              clientId={view.id}
              history={history}
              aside={view.asideSessions}
              rated={ratedAt(view)}
              mayEdit={view.mayEdit}
              locale={locale}
            />
            <EarlierEpisodes view={view} locale={locale} />
            {view.mayEdit && (
              <p className="mt-3">
                <Link
                  href={`/clients/${view.id}/earlier`}
                  className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
                >
                  {view.entryRun ? 'Continue or finish recording earlier sessions' : 'Record earlier sessions'}
                </Link>
              </p>
            )}
          </Section>
        </div>
        <div className="grid min-w-0 content-start gap-x-10 gap-y-10 md:max-xl:grid-cols-2">
          <MeasuresSection view={view} locale={locale} />
          <AskedSection view={view} reader={reader} now={kit.now} />
          <AboutSection view={view} kit={kit} reader={reader} />
          <CareTeamSection view={view} kit={kit} reader={reader} />
          <EpisodesSection view={view} kit={kit} locale={locale} />
        </div>
      </div>
    </>
  )
}

/** The sessions of the latest episode at which anything was said of goals. */
const ratedAt = ({ goals }: ClientView) =>
  new Set(goals.flatMap(({ ratings }) => ratings.map(({ sessionId }) => sessionId)))

/** Goals are shown with the episode that they are of, on its timeline. */
const none: ReadonlySet<string> = new Set()

/** The sessions of the episodes before the latest one, each in a list of its own that opens in place. */
function EarlierEpisodes({ view, locale }: { view: ClientView; locale: string }) {
  const { id: clientId, asideSessions: aside, mayEdit } = view
  return view.histories
    .slice(0, -1)
    .toReversed()
    .map(history => {
      const episode = view.episodes.find(({ id }) => id === history.episodeId)
      const of = episode && spanOf(episode, locale)
      return (
        <details key={history.episodeId} className="mt-2">
          <summary className="w-fit text-soft hover:text-ink">Sessions of the {of}</summary>
          <SessionList {...{ clientId, history, aside, of, rated: none, mayEdit, locale }} />
        </details>
      )
    })
}
