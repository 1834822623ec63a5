import type { ReactNode } from 'react'
import { ConfirmButton } from '@/components/ui/confirm-button'
import type { ClientMeasures } from '@/db/client-plans'
import type { ClientPlanLine } from '@/lib/client-plan'
import { addDays } from '@/lib/dates'
import { instrumentIn } from '@/lib/instruments/catalogue'
import { type AskedMeasure, measureKey, measuresFrom, measureTitle, sameMeasure } from '@/lib/measure'
import { FormDialog } from '../ui/form/form-dialog'
import { ChoiceField, DateField, NoteField, TextField } from '../ui/form/typed-fields'
import type { MeasuresKit } from './measures-page-body'

type Props = { view: ClientMeasures; kit: MeasuresKit }

/** How often this client is asked one measure. */
export function RhythmForm({ view, kit, line, title }: Props & { line: ClientPlanLine; title: string }) {
  return (
    <FormDialog
      label="Change"
      aria-label={`Change how often: ${title}`}
      variant="link"
      size="sm"
      title={`${title}: how often?`}
      description="For this client only, from the next session on."
      submit="Save"
      done="The plan is changed."
      action={kit.actions.setMeasure}
      hidden={{ ...changeOf(view, kit), measure: measureKey(line) }}
    >
      <RhythmField everySessions={line.everySessions} />
    </FormDialog>
  )
}

/** Adds what neither the practice nor this client is asked yet. */
export function AddMeasureForm({ view, kit }: Props) {
  const more = measuresFrom(view.offered).filter(measure => !view.lines.some(line => sameMeasure(line, measure)))
  const choices = more.map(measure => ({
    value: measureKey(measure),
    label: measureTitle(instrumentIn(view.instruments, measure.instrumentId), measure),
  }))
  return (
    <FormDialog
      label="Add a measure"
      variant="link"
      title="Add a measure"
      description="For this client only, in addition to the practice’s plan."
      submit="Add"
      done="The measure is added."
      action={kit.actions.setMeasure}
      hidden={changeOf(view, kit)}
    >
      <ChoiceField name="measure" label="Measure" choices={choices} />
      <RhythmField everySessions={1} />
    </FormDialog>
  )
}

const RhythmField = ({ everySessions }: { everySessions: number }) => (
  <TextField
    name="everySessions"
    label="How often, in sessions"
    hint="1 means every session, 4 every fourth, 0 never."
    defaultValue={String(everySessions)}
    inputMode="numeric"
    maxLength={3}
    className="w-20 tabular-nums"
    required
  />
)

/** Everything back to the practice's plan. */
export function FollowAllForm({ view, kit }: Props) {
  return (
    <ConfirmButton
      label="Follow the practice’s plan"
      variant="link"
      title="Follow the practice’s plan for all measures?"
      description="This client’s own rhythms are removed, and measures added for them are no longer asked. Pauses stay."
      confirm="Follow the practice"
      action={kit.actions.followPractice}
      fields={changeOf(view, kit)}
    />
  )
}

type PauseProps = Props & { measure: AskedMeasure | null; name?: string; label: ReactNode }

/** Pauses one measure, or all where none is named. */
export function PauseForm({ view, kit, measure, name = 'all measures', label }: PauseProps) {
  const { client } = view
  return (
    <FormDialog
      label={label}
      variant="link"
      size={measure ? 'sm' : 'default'}
      title={`Pause ${name}`}
      description="Sessions during the pause record it as paused, and it is not due. It is asked again automatically from the day you give."
      submit="Pause"
      done="Paused."
      action={kit.actions.pause}
      hidden={{ clientId: client.id, key: kit.sendKey, ...(measure ? { measure: measureKey(measure) } : {}) }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField name="fromOn" label="From" defaultValue={kit.today} required />
        <DateField name="untilOn" label="Asked again from" defaultValue={addDays(kit.today, month)} required />
      </div>
      <NoteField
        name="reason"
        label="Reason"
        hint="A few words. They are shown where the measure would be due."
        maxLength={300}
        rows={2}
        required
      />
    </FormDialog>
  )
}

const month = 28

const changeOf = ({ client, mark }: ClientMeasures, { sendKey }: MeasuresKit) => ({
  clientId: client.id,
  mark,
  key: sendKey,
})
