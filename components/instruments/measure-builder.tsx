'use client'

import {
  type ComponentProps,
  type FormEvent,
  startTransition,
  useActionState,
  useEffect,
  useReducer,
  useRef,
  useState,
} from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, FieldDescription, FieldError } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { ProblemList } from '@/components/ui/json-field'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { FormAction } from '@/lib/form-state'
import { respondents } from '@/lib/instruments/answers'
import { draftErrors, draftId } from '@/lib/instruments/draft-instrument'
import type { MeasureDraft } from '@/lib/instruments/measure-draft'
import { domainHeadings } from '@/lib/measure'
import { DraftAnswers } from './draft-answers'
import { DraftItems } from './draft-items'
import { DraftPreview } from './draft-preview'
import { changedDraft, type DraftPartProps, emptyDraft, toggled } from './draft-reducer'
import { DraftScales } from './draft-scales'

/** A form that makes the definition of a measure: what it is, its answers, items and scales, and beside them the form itself. */
export function MeasureBuilder({ action }: { action: FormAction }) {
  const [{ draft, focus, said }, dispatch] = useReducer(changedDraft, emptyDraft)
  const [state, send] = useActionState(action, {})
  const [isTried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (focus) (document.getElementById(focus.on) ?? document.getElementsByName(focus.on)[0])?.focus()
  }, [focus])
  useEffect(() => {
    if (state.errors) focusFirstError(form.current)
  }, [state])
  const found = isTried ? draftErrors(draft) : {}
  const errors = { ...found, ...(found.id ? {} : { id: state.errors?.id ?? [] }) }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(draftErrors(draft)).length > 0) return setTimeout(() => focusFirstError(form.current))
    const sent = new FormData()
    sent.set('draft', JSON.stringify(draft))
    // Sent by hand, since a form that React sends itself is emptied afterwards.
    startTransition(() => send(sent))
  }
  const parts = { draft, errors, dispatch }
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]"
    >
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-8">
        <ProblemList
          title="This measure cannot be used as it is, and nothing was changed."
          problems={state.errors?.definition ?? []}
        />
        <About {...parts} />
        <DraftAnswers {...parts} />
        <DraftItems {...parts} />
        <DraftScales {...parts} />
        <p role="status" className="sr-only">
          {said}
        </p>
        <div className="grid justify-items-start gap-3">
          <FormMessage state={state} />
          {Object.keys(found).length > 0 && (
            <p role="alert" className="text-[0.8125rem] text-safety">
              Something is still missing; it is marked above.
            </p>
          )}
          <SubmitButton>Add this measure</SubmitButton>
        </div>
      </div>
      <DraftPreview draft={draft} />
    </form>
  )
}

function focusFirstError(form: HTMLFormElement | null) {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}

type TextName = 'title' | 'abbreviation' | 'subject' | 'timeframe' | 'citation' | 'id'
type Domain = MeasureDraft['domain']

function About({ draft, errors, dispatch }: DraftPartProps) {
  const change = (change: Partial<MeasureDraft>) => dispatch({ type: 'change', change })
  const text = (name: TextName, label: string, hint?: string, more: ComponentProps<'input'> = {}) => (
    <Field label={label} name={name} hint={hint} error={errors[name]}>
      <Input
        autoComplete="off"
        maxLength={200}
        value={draft[name]}
        onChange={event => change({ [name]: event.target.value })}
        {...more}
      />
    </Field>
  )
  return (
    <fieldset className="grid max-w-2xl gap-4">
      <legend className="mb-2 font-serif text-xl">What it is</legend>
      {text('title', 'Name')}
      {text('abbreviation', 'Short name', 'For tables, such as “Week in brief”.', { maxLength: 60 })}
      <Field
        label="Domain"
        name="domain"
        hint="Where it is listed. Rules on the alliance read the measures of that domain."
      >
        <NativeSelect value={draft.domain} onChange={event => change({ domain: domainOf(event.target.value) })}>
          {domains.map(domain => (
            <option key={domain} value={domain}>
              {domainHeadings[domain]}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {text('subject', 'Called on charts (optional)', 'If the name of the domain would mislead.', { maxLength: 60 })}
      <fieldset className="grid gap-1.5" aria-describedby={errors.respondents ? 'respondents-error' : undefined}>
        <legend className="mb-1.5 font-medium text-[0.8125rem]">Filled in by</legend>
        {respondents.map(each => (
          <Label key={each} className="font-normal">
            <Checkbox
              checked={draft.respondents.includes(each)}
              aria-invalid={errors.respondents ? true : undefined}
              onChange={() => change({ respondents: toggled(respondents, draft.respondents, each) })}
            />
            the {each}
          </Label>
        ))}
        <FieldError id="respondents-error" errors={errors.respondents} />
      </fieldset>
      {text('timeframe', 'Period it asks about', 'Such as “the past week”.')}
      {text('citation', 'Where it comes from', 'Such as “Made by the practice, 2026”.')}
      <Field label="What it is about (optional)" name="measures">
        <Textarea
          rows={2}
          maxLength={500}
          value={draft.measures}
          onChange={event => change({ measures: event.target.value })}
        />
      </Field>
      {text(
        'id',
        'Name in files (optional)',
        `Its sheets are kept under this name: ${draftId(draft) || 'made from the short name'}.`,
        { maxLength: 40 },
      )}
      <FieldDescription>
        Use short cues of your own, not the wording of a protected form. Bands, cut-offs and reliable change need a
        source: they are added in a definition (below).
      </FieldDescription>
    </fieldset>
  )
}

const domains = ['distress', 'alliance', 'emotion-regulation', 'attachment', 'defence', 'relationship-check'] as const
const domainOf = (value: string): Domain => domains.find(each => each === value) ?? 'distress'
