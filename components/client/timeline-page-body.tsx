import { goalsPanel } from '@/components/charts/goal-lines'
import { TimelineChart, voicesPanel } from '@/components/charts/timeline'
import type { TimelineView } from '@/db/client-pages'
import type { FormAction } from '@/lib/form-state'
import { countsOf, spanOf } from '@/lib/history'
import { itemChanges } from '@/lib/item-changes'
import { displayName, identityLine } from '@/lib/text/display-name'
import { timelineModel } from '@/lib/timeline'
import type { TimelineChoice } from '@/lib/timeline/choice'
import type { Panel } from '@/lib/timeline/panel'
import { PersonHeading } from '../shell/person-heading'
import { RecordButton } from '../shell/record-button'
import { PrintSheet } from '../ui/print-sheet'
import { onSessions } from './across-sessions'
import { isOnlyClinician, resumable } from './client-words'
import { type EventActions, EventsSection } from './events-section'
import { ItemDrillDown } from './item-drill-down'
import { TimelineChoices, timelineHref } from './timeline-choices'

type Props = {
  view: TimelineView
  choice: TimelineChoice
  events: { actions: EventActions; sendKey: string; today: string }
  record: { action: FormAction; key: string }
  personId: string
  locale: string
}

/** One episode with all its measures. Drawn on the server: it is whole without JavaScript and on paper. */
export function TimelinePageBody({ view, choice, events, record, personId, locale }: Props) {
  const { client, history, flags, pins, goals, settings } = view
  const called = displayName(client)
  const episode = view.episodes.find(each => each.id === history.episodeId)
  const whole = timelineModel(history, onSessions(flags), pins, settings, choice.axis, goals)
  const isHidden = ({ key }: Pick<Panel, 'key'>) => choice.hidden.includes(key)
  const shown = whole.panels.filter(panel => !isHidden(panel))
  const voices = isHidden(voicesPanel) ? null : whole.voices
  const goalsShown = isHidden(goalsPanel) ? [] : whole.goals
  const hidden = [
    ...whole.panels,
    ...(whole.voices ? [voicesPanel] : []),
    ...(whole.goals.length > 0 ? [goalsPanel] : []),
  ].filter(isHidden)
  const hideHref = (key: string) => timelineHref(client.id, { ...choice, hidden: [...choice.hidden, key] })
  const about = [episode && spanOf(episode, locale), countsOf(history)].filter(Boolean).join(' · ')
  return (
    <PrintSheet foot={`${client.code} · Timeline`}>
      <PersonHeading
        person={client}
        title="Timeline"
        crumbs={[
          { label: 'Caseload', href: '/caseload' },
          { label: called, href: `/clients/${client.id}` },
          { label: 'Timeline' },
        ]}
        about={about}
        actions={
          view.mayEdit &&
          view.isOpen && (
            <RecordButton
              action={record.action}
              clientId={client.id}
              sendKey={record.key}
              who={identityLine(client)}
              open={resumable(view.openSession, events.today, locale)}
              variant="outline"
              hasKey
            />
          )
        }
        className="mb-4"
      />
      <TimelineChoices view={view} choice={choice} hidden={hidden} locale={locale} />
      <div className="mt-6">
        {hidden.length > 0 && shown.length + goalsShown.length === 0 && !voices ? (
          <p className="text-soft">All measures are hidden.</p>
        ) : (
          <TimelineChart
            timeline={{ ...whole, panels: shown, voices, goals: goalsShown }}
            size="page"
            clinician={isOnlyClinician(view.careTeam, personId) ? 'you' : 'clinician'}
            hideHref={hideHref}
            locale={locale}
            isLive
          />
        )}
      </div>
      <div className="mt-10 max-w-[48rem]">
        <EventsSection view={view} {...events} locale={locale} />
      </div>
      <ItemDrillDown changes={itemChanges(history)} />
    </PrintSheet>
  )
}
