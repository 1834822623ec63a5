'use client'

import { type ReactNode, useActionState, useState } from 'react'
import type { AskableMeasure } from '@/db/answer-asking'
import type { FormAction, FormState } from '@/lib/form-state'
import { FieldError } from '../ui/field'
import { ActionForm, type Hidden } from '../ui/form/action-form'
import { DateField, TextField, TickField } from '../ui/form/typed-fields'
import { Label } from '../ui/label'
import { NativeSelect } from '../ui/native-select'
import { SubmitButton } from '../ui/submit-button'
import { AskMeasures } from './ask-measures'

type Way = 'tablet' | 'phone' | 'link'
type Option = { value: string; label: string }

type CheckBy = 'birth-date' | 'pin'

/** What is chosen. `occasion` as the form sends it; `ticked` the keys of measures. */
export type Choice = { way: Way; language: string; occasion: string; check: CheckBy; ticked: readonly string[] }

type Props = {
  action: FormAction
  hidden: Hidden
  measures: readonly AskableMeasure[]
  languages: readonly Option[]
  occasions: readonly Option[]
  first: Choice
  /** Whether there is a tablet, whether clients' own devices come through, and why no link can be made in a language. */
  ways: { tablet: boolean; own: boolean; linkRefusals: Readonly<Record<string, string | null>> }
  check: { hasBirthDate: boolean; pin: string }
  untilOn: string
  saidNotAgain: boolean
}

/** Why a measure cannot be asked as it is chosen now; null where it can. */
const refusalOf = (
  measure: AskableMeasure,
  { way, language, occasion }: Pick<Choice, 'way' | 'language' | 'occasion'>,
): string | null =>
  (measure.isAsked ? 'Asked already.' : null) ??
  (way === 'link' ? measure.fromHome : measure.inPractice)[language] ??
  (occasion === 'next-session' ? (measure.forNextSession[language] ?? null) : null)

/** What to ask a client, by which way, for when. What cannot be asked so says why, before anything is sent. */
export function AskForm({ action, hidden, measures, first, ...rest }: Props) {
  const [choice, setChoice] = useState(first)
  const [sent, setSent] = useState(0)
  const [state, send] = useActionState(async (previous: FormState, form: FormData) => {
    const next = await action(previous, form)
    setSent(count => count + 1)
    return next
  }, {})
  const refused = (measure: AskableMeasure) => refusalOf(measure, choice)
  const count = measures.filter(each => choice.ticked.includes(each.key) && refused(each) === null).length
  return (
    <div className="max-w-2xl">
      <ActionForm
        send={send}
        state={state}
        hidden={hidden}
        footer={
          <div className="border-t border-ink pt-5">
            <SubmitButton pending="Asking…">{count > 0 ? `Ask, ${count} chosen` : 'Ask'}</SubmitButton>
          </div>
        }
      >
        {/* What is chosen outlives a refusal: a form that was sent falls back to what its fields began with. */}
        <div key={sent} className="grid gap-7">
          <AskMeasures
            measures={measures}
            language={choice.language}
            refused={refused}
            ticked={choice.ticked}
            tickedFirst={first.ticked}
            onTick={ticked => setChoice({ ...choice, ticked })}
            errors={state.errors?.measures}
          />
          <Choices {...{ choice, setChoice, errors: state.errors ?? {} }} {...rest} />
        </div>
      </ActionForm>
    </div>
  )
}

type ChoicesProps = Pick<Props, 'languages' | 'occasions' | 'ways' | 'check' | 'untilOn' | 'saidNotAgain'> & {
  choice: Choice
  setChoice: (choice: Choice) => void
  errors: Record<string, string[]>
}

function Choices({
  choice,
  setChoice,
  errors,
  languages,
  occasions,
  ways,
  check,
  untilOn,
  saidNotAgain,
}: ChoicesProps) {
  const { way, language, occasion } = choice
  const linkRefusal = ways.own ? ways.linkRefusals[language] : noDoor
  const offers = [
    {
      value: 'tablet',
      label: 'On a tablet of the practice',
      says: 'With a code of six letters, now.',
      why: ways.tablet ? null : noTablet,
    },
    {
      value: 'phone',
      label: 'On their own phone, here',
      says: 'With a QR code, today.',
      why: ways.own ? null : noDoor,
    },
    { value: 'link', label: 'From home', says: 'With a link, until a day you choose.', why: linkRefusal ?? null },
  ] as const
  return (
    <>
      <Group title="How" name="way" errors={errors.way}>
        {offers.map(({ value, label, says, why }) => (
          <Radio
            key={value}
            name="way"
            value={value}
            says={why ?? says}
            isChosen={way === value}
            isOff={why !== null}
            onChoose={() => setChoice({ ...choice, way: value })}
          >
            {label}
          </Radio>
        ))}
      </Group>
      {way === 'link' && (
        <DateField
          label="Until"
          name="untilOn"
          hint="The last day on which they can answer."
          defaultValue={untilOn}
          fieldClassName="max-w-56"
        />
      )}
      {way !== 'tablet' && (
        <Check {...check} by={choice.check} onChoose={by => setChoice({ ...choice, check: by })} errors={errors} />
      )}
      <Group title="What for" name="occasion" errors={errors.occasion}>
        {occasions.map(({ value, label }) => (
          <Radio
            key={value}
            name="occasion"
            value={value}
            isChosen={occasion === value}
            onChoose={() => setChoice({ ...choice, occasion: value })}
          >
            {label}
          </Radio>
        ))}
      </Group>
      <div className="grid max-w-56 gap-1.5">
        <Label htmlFor="ask-language">Language</Label>
        <NativeSelect
          id="ask-language"
          name="language"
          defaultValue={language}
          onChange={event => setChoice({ ...choice, language: event.target.value })}
        >
          {languages.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
        <FieldError errors={errors.language} />
      </div>
      {saidNotAgain && (
        <div className="grid gap-1.5">
          <p>They said that they do not want to be asked again.</p>
          <TickField label="We talked about it, and they agreed" name="hasAgreed" />
          <FieldError errors={errors.hasAgreed} />
        </div>
      )}
    </>
  )
}

const noTablet = 'No tablet is set up yet. An administrator does that under Practice, Tablets.'
const noDoor = 'The practice has not set up yet where clients answer on their own devices.'

type CheckProps = Props['check'] & {
  by: CheckBy
  onChoose: (by: CheckBy) => void
  errors: Record<string, string[]>
}

/** By what it is known that it is the client, where nobody sees them. */
function Check({ hasBirthDate, pin, by, onChoose, errors }: CheckProps) {
  return (
    <>
      <Group title="They show that it is them by" name="check" errors={errors.check}>
        <Radio
          name="check"
          value="birth-date"
          isChosen={by === 'birth-date'}
          isOff={!hasBirthDate}
          says={hasBirthDate ? undefined : 'Not known. Add it to their details to use it.'}
          onChoose={() => onChoose('birth-date')}
        >
          their birth date
        </Radio>
        <Radio name="check" value="pin" isChosen={by === 'pin'} onChoose={() => onChoose('pin')}>
          a PIN that you tell them
        </Radio>
      </Group>
      {by === 'pin' && (
        <TextField
          label="PIN"
          name="pin"
          hint="Four to eight digits. Tell them in the session, or write it down for them: it is not shown again."
          inputMode="numeric"
          maxLength={8}
          defaultValue={pin}
          className="max-w-36 tabular-nums"
        />
      )}
    </>
  )
}

type GroupProps = { title: string; name: string; errors: string[] | undefined; children: ReactNode }

function Group({ title, name, errors, children }: GroupProps) {
  return (
    <fieldset className="grid gap-2" aria-describedby={errors ? `${name}-error` : undefined}>
      <legend className="mb-2 font-medium">{title}</legend>
      {children}
      <FieldError id={`${name}-error`} errors={errors} />
    </fieldset>
  )
}

type RadioProps = {
  name: string
  value: string
  isChosen: boolean
  isOff?: boolean
  says?: string | undefined
  onChoose: () => void
  children: ReactNode
}

function Radio({ name, value, isChosen, isOff = false, says, onChoose, children }: RadioProps) {
  return (
    <Label className="items-start font-normal">
      <input
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        disabled={isOff}
        onChange={onChoose}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className={isOff ? 'text-soft' : undefined}>
        {children}
        {says && <span className="block text-[0.8125rem] text-soft">{says}</span>}
      </span>
    </Label>
  )
}
