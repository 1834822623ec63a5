import { ConfirmButton } from '@/components/ui/confirm-button'
import type { TimelineView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { EventFields, EventForm } from './event-form'
import { FormDialog } from './form/form-dialog'
import { Section } from './section'

export type EventActions = { add: FormAction; change: FormAction; remove: FormAction }

type Props = { view: TimelineView; actions: EventActions; sendKey: string; today: string; locale: string }

/** What happened beside the sessions, each to be corrected where it is read. */
export function EventsSection({ view: { client, pins, mayEdit, isOpen }, actions, sendKey, today, locale }: Props) {
  if (pins.length === 0 && !mayEdit) return null
  const add = mayEdit && isOpen && (
    <EventForm clientId={client.id} action={actions.add} sendKey={sendKey} today={today} />
  )
  return (
    <Section id="events" title="Events" aside={add}>
      {pins.length === 0 && <p className="text-soft">Nothing is pinned to this episode.</p>}
      <ul>
        {pins.map(pin => (
          <li key={pin.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-2">
            <span className="w-28 shrink-0 text-[0.8125rem] text-soft">{shortDate(pin.happenedOn, locale)}</span>
            <span className="min-w-0 flex-1 basis-48 break-words">{pin.text}</span>
            {mayEdit && <Changes clientId={client.id} pin={pin} actions={actions} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

type ChangesProps = { clientId: string; pin: TimelineView['pins'][number]; actions: EventActions }

function Changes({ clientId, pin: { id: pinId, version, happenedOn, text }, actions }: ChangesProps) {
  const which = { clientId, pinId, version }
  return (
    <span className="flex gap-3 print:hidden">
      <FormDialog
        label="Edit"
        aria-label={`Edit “${text}”`}
        variant="link"
        size="sm"
        title="Correct this event"
        submit="Save"
        done="The event is corrected."
        action={actions.change}
        hidden={which}
      >
        <EventFields happenedOn={happenedOn} text={text} />
      </FormDialog>
      <ConfirmButton
        label={<>Remove{<span className="sr-only"> “{text}”</span>}</>}
        variant="link"
        size="sm"
        title="Take this event off the timeline?"
        description={`“${text}” is deleted. What was measured stays as it is.`}
        confirm="Remove"
        action={actions.remove}
        fields={which}
      />
    </span>
  )
}
