'use client'

import type { AskableMeasure } from '@/db/answer-asking'
import { Checkbox } from '../ui/checkbox'
import { FieldError } from '../ui/field'
import { Label } from '../ui/label'
import { Link } from '../ui/link'

type Props = {
  measures: readonly AskableMeasure[]
  /** Why one cannot be asked as things are chosen. */
  refused: (measure: AskableMeasure) => string | null
  ticked: readonly string[]
  /** What was ticked before anybody did anything: it stands with what is due, and nothing moves while one ticks. */
  tickedFirst: readonly string[]
  onTick: (ticked: string[]) => void
  errors: string[] | undefined
}

/** What to ask: what is due, then what else can be asked; what has no words for clients is named in a line. */
export function AskMeasures({ measures, refused, ticked, tickedFirst, onTick, errors }: Props) {
  const isSayable = (each: AskableMeasure) => Object.values(each.inPractice).some(refusal => refusal === null)
  const first = measures.filter(each => each.isDue || (tickedFirst.includes(each.key) && isSayable(each)))
  const others = measures.filter(each => !first.includes(each) && isSayable(each))
  const wordless = [...new Set(measures.filter(each => !each.isDue && !isSayable(each)).map(each => each.title))]
  const line = (measure: AskableMeasure) => (
    <Line
      key={measure.key}
      measure={measure}
      refusal={refused(measure)}
      isTicked={ticked.includes(measure.key)}
      onTick={isTicked => onTick(isTicked ? [...ticked, measure.key] : ticked.filter(key => key !== measure.key))}
    />
  )
  return (
    <fieldset className="grid gap-2" aria-describedby={errors ? 'measures-error' : undefined}>
      <legend className="mb-2 font-medium">What to ask</legend>
      {first.map(line)}
      {first.length === 0 && <p className="text-soft">Nothing is due now.</p>}
      {others.length > 0 && (
        <details
          open={first.length === 0 || errors !== undefined || others.some(each => ticked.includes(each.key))}
          className="mt-1"
        >
          <summary className="w-fit cursor-pointer text-soft hover:text-ink">Something else ({others.length})</summary>
          <div className="mt-2 grid gap-2">{others.map(line)}</div>
        </details>
      )}
      <FieldError id="measures-error" errors={errors} />
      {wordless.length > 0 && (
        <details className="text-[0.8125rem] text-soft">
          <summary className="w-fit cursor-pointer hover:text-ink">
            Without wording for clients ({wordless.length})
          </summary>
          <p className="mt-1.5 max-w-prose">
            {wordless.join(' · ')}. Clients see a questionnaire in its own words only; an administrator loads them.{' '}
            <Link href="/instruments/official" className="text-accent underline-offset-4 hover:underline">
              Official forms and their terms
            </Link>
          </p>
        </details>
      )}
    </fieldset>
  )
}

type LineProps = {
  measure: AskableMeasure
  refusal: string | null
  isTicked: boolean
  onTick: (isTicked: boolean) => void
}

function Line({ measure: { key, title, subject, isDue }, refusal, isTicked, onTick }: LineProps) {
  return (
    <Label className="items-start font-normal">
      <Checkbox
        name="measures"
        value={key}
        checked={isTicked && refusal === null}
        disabled={refusal !== null}
        onChange={event => onTick(event.target.checked)}
        className="mt-0.5"
      />
      <span className={refusal === null ? undefined : 'text-soft'}>
        {title} <span className="text-soft">· {[subject, isDue && 'due'].filter(Boolean).join(' · ')}</span>
        {refusal && <span className="block text-[0.8125rem]">{refusal}</span>}
      </span>
    </Label>
  )
}
