import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { trueMinus } from '@/lib/text/score'
import { type DraftPartProps, labelId } from './draft-reducer'

/** The answers that every item offers: numbers one apart, with what the form prints beside them. */
export function DraftAnswers({ draft, errors, dispatch }: DraftPartProps) {
  const { lowest, labels } = draft
  return (
    <fieldset className="grid max-w-2xl gap-3">
      <legend className="mb-2 font-serif text-xl">Answers</legend>
      <Field label="Number of the first answer" name="lowest" error={errors.lowest} className="max-w-48">
        <Input
          type="number"
          min={-100}
          max={100}
          step={1}
          value={lowest}
          onChange={event => dispatch({ type: 'change', change: { lowest: numberIn(event.target.value, lowest) } })}
        />
      </Field>
      <ul className="grid gap-2" aria-label="Answers, from the lowest">
        {labels.map((label, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer is nothing but its place
          <li key={index} className="flex items-center gap-3">
            <span className="w-8 text-right tabular-nums text-soft">{trueMinus(lowest + index)}</span>
            <Input
              id={labelId(index)}
              aria-label={`What the form prints beside ${trueMinus(lowest + index)}`}
              aria-invalid={errors.labels && index === 0 ? true : undefined}
              aria-describedby={errors.labels ? 'labels-error' : undefined}
              placeholder="nothing printed"
              autoComplete="off"
              maxLength={100}
              value={label}
              onChange={event => dispatch({ type: 'label', index, label: event.target.value })}
            />
            <Button
              variant="ghost"
              size="sm"
              aria-label={`Remove answer ${trueMinus(lowest + index)}`}
              onClick={() => dispatch({ type: 'remove label', index })}
              disabled={labels.length <= 2}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <FieldError id="labels-error" errors={errors.labels} />
      <Button
        variant="outline"
        size="sm"
        className="justify-self-start"
        disabled={labels.length >= mostAnswers}
        onClick={() => dispatch({ type: 'add label' })}
      >
        Add an answer
      </Button>
    </fieldset>
  )
}

/** As many as stand side by side as buttons at entry. */
const mostAnswers = 21

/** A whole number as it is typed; what is none changes nothing. */
function numberIn(typed: string, before: number): number {
  const number = Number(typed)
  return Number.isInteger(number) && Math.abs(number) <= 100 ? number : before
}
