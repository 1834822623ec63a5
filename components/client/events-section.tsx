import { ConfirmButton } from '@/components/ui/confirm-button'
import type { TimelineView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { FormDialog } from '../ui/form/form-dialog'
import { DateField, TextField } from '../ui/form/typed-fields'
import { Section } from '../ui/section'

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
      {pins.length === 0 && <p className="text-soft">No events in this episode yet.</p>}
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

type EventFormProps = { clientId: string; action: FormAction; sendKey: string; today: string }

/** Pins something that happened beside the sessions to the episode. */
export function EventForm({ clientId, action, sendKey, today }: EventFormProps) {
  return (
    <FormDialog
      label="Add event"
      title="Add an event"
      description="Something that happened outside the sessions and may show in the measures. It is marked on the timeline."
      submit="Add"
      done="The event is on the timeline."
      action={action}
      hidden={{ clientId, key: sendKey }}
    >
      <EventFields happenedOn={today} />
    </FormDialog>
  )
}

/** When and what, as first typed or as stored. */
function EventFields({ happenedOn, text }: { happenedOn: string; text?: string }) {
  return (
    <>
      <DateField name="happenedOn" label="Date" defaultValue={happenedOn} required />
      <TextField
        name="text"
        label="What happened"
        hint="A few words, for example “new job”."
        defaultValue={text}
        maxLength={120}
        required
      />
    </>
  )
}
