'use client'

import { useActionState, useEffect, useId, useRef, useState } from 'react'
import { PersonHeading } from '@/components/shell/person-heading'
import { ActionForm } from '@/components/ui/form/action-form'
import { DateField, TextField, TickField } from '@/components/ui/form/typed-fields'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { earlierSessions } from '@/db/entry-runs'
import { askedScales, nextDay, riskField, riskItems, type ScoredMeasure, scoreField } from '@/lib/earlier-sessions'
import type { FormAction } from '@/lib/form-state'
import { measureSubject } from '@/lib/measure'
import { displayName } from '@/lib/text/display-name'
import { formatEnds } from '@/lib/text/score'
import { RecordedInRun, SafetyOfRun } from './recorded-in-run'

type Props = NonNullable<Awaited<ReturnType<typeof earlierSessions>>> & {
  today: string
  locale: string
  sendKey: string
  record: FormAction
  finish: FormAction
  resolve: FormAction
}

/** Sessions from old paper: the day, the scores, Enter; then the next day. */
export function EarlierSessions({ client, run, measures, today, locale, sendKey, record, finish, resolve }: Props) {
  const days = run?.days ?? []
  const formId = useId()
  const [isFinishAsked, askToFinish] = useState(false)
  return (
    <>
      <PersonHeading
        person={client}
        crumbs={[{ label: displayName(client), href: `/clients/${client.id}` }, { label: 'Earlier sessions' }]}
        title="Earlier sessions"
      />
      {/* Together, so that the focus goes on to the day once what was done is recorded. */}
      <div>
        <SafetyOfRun flags={run?.safety ?? []} resolve={resolve} />
        <p className="mb-6 max-w-prose text-soft">
          Type the day and the scores as they are printed; Enter records the session and asks for the next day. A
          measure that you leave empty is left out.
        </p>
        <SessionForm
          key={days.length}
          id={formId}
          onSubmit={() => askToFinish(false)}
          clientId={client.id}
          measures={measures}
          day={nextDay(days)}
          today={today}
          sendKey={sendKey}
          record={record}
        />
      </div>
      {run && (
        <RecordedInRun
          runId={run.id}
          clientId={client.id}
          days={days}
          locale={locale}
          formId={formId}
          finish={finish}
          isAsked={isFinishAsked}
          ask={askToFinish}
        />
      )}
    </>
  )
}

type FormProps = {
  id: string
  onSubmit: () => void
  clientId: string
  measures: readonly ScoredMeasure[]
  day: string | null
  today: string
  sendKey: string
  record: FormAction
}

function SessionForm({ id, onSubmit, clientId, measures, day, today, sendKey, record }: FormProps) {
  const [state, send] = useActionState(record, {})
  const dayField = useRef<HTMLInputElement>(null)
  // The browser gives a page that comes with the focus here no event for it.
  useEffect(() => {
    if (document.activeElement === dayField.current) dayField.current?.select()
  }, [])
  return (
    <div className="max-w-2xl">
      <ActionForm
        id={id}
        onSubmit={onSubmit}
        send={send}
        state={state}
        hidden={{ clientId, key: sendKey }}
        footer={
          <div className="flex flex-wrap items-center gap-4">
            <SubmitButton>
              Record this session <span aria-hidden>⏎</span>
            </SubmitButton>
            <FormMessage state={state}>{state.errors?.entries?.join(' ')}</FormMessage>
          </div>
        }
      >
        <DateField
          ref={dayField}
          name="heldOn"
          label="Day of the session"
          defaultValue={day && day <= today ? day : ''}
          // Typing takes the place of the day that is proposed.
          onFocus={event => event.currentTarget.select()}
          autoFocus
        />
        {state.errors?.another && (
          <TickField name="another" label={`${state.errors.another.join(' ')} Record a second one on this day.`} />
        )}
        {measures.map(measure => (
          <MeasureFields key={scoreField(measure, '')} measure={measure} />
        ))}
      </ActionForm>
    </div>
  )
}

function MeasureFields({ measure }: { measure: ScoredMeasure }) {
  const { instrument } = measure
  const risks = riskItems(instrument)
  return (
    <fieldset className="border-rule border-t pt-3">
      <legend className="float-left mr-3 font-medium">
        {measureSubject(measure)} <span className="font-normal text-soft text-sm">{instrument.abbreviation}</span>
      </legend>
      <div className="clear-both flex flex-wrap gap-x-5 gap-y-3">
        {askedScales(instrument).map(({ id, title, range: [min, max] }) => (
          <TextField
            key={id}
            name={scoreField(measure, id)}
            label={title}
            hint={formatEnds(min, max)}
            inputMode="decimal"
            className="w-28 tabular-nums"
          />
        ))}
        {risks.map(({ n, cue, response }) => (
          <TextField
            key={n}
            name={riskField(measure, n)}
            label={`Risk item ${n}: ${cue}`}
            hint={`${formatEnds(response?.min ?? instrument.response.min, response?.max ?? instrument.response.max)}; - where it was left blank`}
            className="w-28 tabular-nums"
          />
        ))}
      </div>
    </fieldset>
  )
}
