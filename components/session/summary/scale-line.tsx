import type { Instrument } from '@/lib/instruments/instrument'
import { directionOf } from '@/lib/timeline/panel-words'
import { written } from '../numbers'
import type { ScaleResult } from './measured'
import { changeWords, rangeWords, reliableWords, ruleWords } from './result-words'

type Props = { instrument: Instrument; result: ScaleResult; locale: string }

/** A scale that is followed: its score in its own unit, its change, and what was to be expected. */
export function ScaleLine({ instrument, result, locale }: Props) {
  const { scale, value, progress } = result
  const rule = ruleWords(instrument, result)
  const direction = directionOf(instrument, scale)
  return (
    <div className="grid gap-x-6 gap-y-1 @min-[36rem]:grid-cols-[7.5rem_minmax(0,1fr)]">
      <div>
        <p className="text-soft text-sm">{scale.title}</p>
        <p className="font-serif text-3xl tabular-nums">{value === null ? '–' : written(scale, value, locale)}</p>
        <p className="text-soft text-xs">{`on ${scale.range[0]} to ${scale.range[1]}${direction && `; ${direction}`}`}</p>
      </div>
      <div className="grid max-w-prose content-start gap-1.5 @min-[36rem]:pt-5">
        {rule && <p className="text-sm">{rule}</p>}
        {progress && <p>{changeWords(progress, locale)}</p>}
        {progress && (instrument.domain === 'alliance' || instrument.practiceOwn) && (
          <p>{rangeWords(progress, locale)}</p>
        )}
        {progress && progress.previous !== null && <Reliable progress={progress} locale={locale} />}
      </div>
    </div>
  )
}

function Reliable({ progress, locale }: { progress: NonNullable<ScaleResult['progress']>; locale: string }) {
  const words = reliableWords(progress, locale)
  if (!words) return <p className="text-soft text-sm">No reliable-change value is published for this scale.</p>
  return (
    <details className="text-soft text-sm">
      <summary className="w-fit cursor-pointer underline-offset-4 hover:underline">
        What counts as a reliable change
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3">
        <dt>Value</dt>
        <dd className="text-ink">{words.value}</dd>
        <dt>Level</dt>
        <dd className="text-ink">{words.level}</dd>
        <dt>Source</dt>
        <dd className="text-ink">{words.source}</dd>
      </dl>
    </details>
  )
}
