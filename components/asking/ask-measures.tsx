'use client'

import type { AskableMeasure } from '@/db/answer-asking'
import { unaskables, unaskableTogether } from '@/lib/answer/unaskable'
import { Checkbox } from '../ui/checkbox'
import { FieldError } from '../ui/field'
import { Label } from '../ui/label'
import { Link } from '../ui/link'

type Props = {
  measures: readonly AskableMeasure[]
  /** In which language the client is asked. */
  language: string
  /** Why one cannot be asked as things are chosen. */
  refused: (measure: AskableMeasure) => string | null
  ticked: readonly string[]
  /** What was ticked before anybody did anything: it stands with what is due, and nothing moves while one ticks. */
  tickedFirst: readonly string[]
  onTick: (ticked: string[]) => void
  errors: string[] | undefined
}

/** What to ask: what is due, then what else can be asked; what has no words for the client in the language is folded under one line. */
export function AskMeasures({ measures, language, refused, ticked, tickedFirst, onTick, errors }: Props) {
  const worded = measures.filter(each => !each.unaskable[language])
  const unworded = measures.filter(each => each.unaskable[language])
  const first = worded.filter(each => each.isDue || tickedFirst.includes(each.key))
  const others = worded.filter(each => !first.includes(each))
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
      {first.length === 0 && (
        <p className="text-soft">
          {unworded.some(each => each.isDue) ? 'Nothing that is due can be asked yet.' : 'Nothing is due now.'}
        </p>
      )}
      {others.length > 0 && (
        <details
          open={
            first.every(each => refused(each) !== null) ||
            errors !== undefined ||
            others.some(each => ticked.includes(each.key))
          }
          className="mt-1"
        >
          <summary className="w-fit cursor-pointer text-soft hover:text-ink">Something else ({others.length})</summary>
          <div className="mt-2 grid gap-2">{others.map(line)}</div>
        </details>
      )}
      <FieldError id="measures-error" errors={errors} />
      {unworded.length > 0 && <Unworded measures={unworded} language={language} />}
    </fieldset>
  )
}

/** By why they cannot be asked, with the one place where that is mended. */
function Unworded({ measures, language }: Pick<Props, 'measures' | 'language'>) {
  const named = ({ title, isDue }: AskableMeasure) => (isDue ? `${title} (due)` : title)
  return (
    <details className="mt-1 text-soft">
      <summary className="w-fit cursor-pointer hover:text-ink">{measures.length} more cannot be asked yet</summary>
      <div className="mt-2 grid max-w-prose gap-3 text-[0.8125rem]">
        {unaskables.map(why => {
          const those = measures.filter(each => each.unaskable[language] === why)
          return (
            those.length > 0 && (
              <p key={why}>
                {unaskableTogether(why, language)}
                <span className="flex flex-wrap gap-x-3 text-ink">
                  {those.map(each => (
                    <span key={each.key}>{named(each)}</span>
                  ))}
                </span>
              </p>
            )
          )
        })}
        <p>
          <Link href="/instruments/official" className="text-accent underline-offset-4 hover:underline">
            Official forms, their terms, and where wordings are loaded
          </Link>
        </p>
      </div>
    </details>
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
