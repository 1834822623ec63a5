import { useState } from 'react'
import { answerLabel, answersIn } from '@/lib/instruments/answer-range'
import type { Answers } from '@/lib/instruments/answers'
import { instrumentOf } from '@/lib/instruments/draft-instrument'
import type { Instrument } from '@/lib/instruments/instrument'
import type { MeasureDraft } from '@/lib/instruments/measure-draft'
import { score } from '@/lib/instruments/scoring'
import { formatEnds, formatScore, trueMinus } from '@/lib/text/score'

/** The form as it is being made, to be tried: ticked answers are scored at once, and kept nowhere. */
export function DraftPreview({ draft }: { draft: MeasureDraft }) {
  const [answers, setAnswers] = useState<Readonly<Record<string, number>>>({})
  const instrument = instrumentOf(draft)
  const values = answersIn(instrument.response)
  const given: Answers = Object.fromEntries(
    draft.items.flatMap(({ key }, index) => {
      const answer = answers[key]
      return answer !== undefined && values.includes(answer) ? [[index + 1, answer]] : []
    }),
  )
  return (
    <section
      aria-labelledby="try"
      className="content-start lg:sticky lg:top-6 lg:max-h-[calc(100vh-3rem)] lg:self-start lg:overflow-y-auto"
    >
      <h2 id="try" className="font-serif text-xl">
        {instrument.title || 'The form'}
      </h2>
      <p className="mb-3 text-[0.8125rem] text-soft">
        {[instrument.timeframe, 'Try it: nothing you enter here is saved.'].filter(Boolean).join(' · ')}
      </p>
      <p className="mb-3 text-[0.8125rem] text-soft">
        {values.map(value => `${trueMinus(value)} ${answerLabel(instrument.response, value)}`.trim()).join(' · ')}
      </p>
      <ol className="grid gap-3">
        {draft.items.map(({ key, cue, reversed }, index) => (
          <li key={key}>
            <fieldset>
              <legend>
                <span className="text-soft">{index + 1}</span> {cue || '…'}
                {reversed && <span className="text-soft"> · reversed</span>}
              </legend>
              <div className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
                {values.map(value => (
                  <label key={value} className="inline-flex min-h-6 items-center gap-1 tabular-nums">
                    <input
                      type="radio"
                      name={`try-${key}`}
                      className="size-4 accent-accent"
                      checked={answers[key] === value}
                      onChange={() => setAnswers({ ...answers, [key]: value })}
                    />
                    {trueMinus(value)}
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <Scores instrument={instrument} answers={given} />
    </section>
  )
}

function Scores({ instrument, answers }: { instrument: Instrument; answers: Answers }) {
  const scores = score(instrument, answers)
  return (
    <dl aria-live="polite" className="mt-4 border-rule border-t pt-2">
      {instrument.scales.map(({ id, title, key, range, higherIs }) => {
        const value = scores.find(each => each.scale === id)?.value ?? null
        return (
          <div key={id} className="flex justify-between gap-4 py-1">
            <dt>
              {title || '…'}{' '}
              <span className="text-[0.8125rem] text-soft">
                {formatEnds(range[0], range[1])}
                {higherIs !== 'neither' && `, higher is ${higherIs}`}
              </span>
            </dt>
            <dd className="tabular-nums">{value === null ? 'incomplete' : formatScore({ key }, value)}</dd>
          </div>
        )
      })}
    </dl>
  )
}
