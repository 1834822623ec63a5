import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import type { OwnScales } from '@/lib/attachment-beside'
import { occasionText } from '@/lib/history'
import type { Scale } from '@/lib/instruments/instrument'
import { plural } from '@/lib/text/number-words'
import { formatScore, trueMinus } from '@/lib/text/score'
import { circles, type Spot } from './marks'

const [left, right, step, width] = [26, 252, 44, 274] as const

type Props = { series: OwnScales; name: string; locale: string }

/** A line for each scale from its lowest to its highest score, with the ratings on it. */
export function AttachmentStrips({ series, name, locale }: Props) {
  const id = useId()
  const { scales, points } = series
  return (
    <svg
      role="img"
      aria-labelledby={`${id}t ${id}d`}
      viewBox={`0 0 ${width} ${scales.length * step}`}
      className="block w-full max-w-80"
    >
      <title id={`${id}t`}>{`${name}, beside the attachment map`}</title>
      <desc id={`${id}d`}>{besideSentence(series, locale)}</desc>
      {scales.map((scale, at) => (
        <Strip
          key={scale.id}
          scale={scale}
          values={points.map(point => point.values[at] ?? null)}
          top={at * step}
          locale={locale}
        />
      ))}
    </svg>
  )
}

type StripProps = { scale: Scale; values: readonly (number | null)[]; top: number; locale: string }

function Strip({ scale, values, top, locale }: StripProps) {
  const across = scaleLinear(scale.range, [left, right]).clamp(true)
  const y = top + 26
  const spots = values.map((value): Spot[] => (value === null ? [] : [[across(value), y]]))
  const [low, high] = scale.range
  return (
    <>
      <text x={left} y={top + 12} className="fill-ink text-[12px]">
        {scale.title}
      </text>
      <text x={right} y={top + 12} textAnchor="end" className="fill-ink font-semibold text-[12px]">
        {besideValue(scale, values.at(-1) ?? null, locale)}
      </text>
      <path
        d={`M${left} ${y}H${right}M${left} ${y - 4}v8M${right} ${y - 4}v8${low < 0 && high > 0 ? `M${across(0)} ${y - 4}v8` : ''}`}
        className="fill-none stroke-edge/70 forced-colors:stroke-ink"
      />
      <path d={circles(spots.slice(0, -1).flat(), 2.8)} className="fill-paper stroke-ink" strokeWidth="1.4" />
      <path d={circles(spots.slice(-1).flat(), 5)} className="fill-ink stroke-paper" strokeWidth="1.5" />
      <text x={left - 6} y={y + 4} textAnchor="end" className="fill-soft text-[11px]">
        {trueMinus(low)}
      </text>
      <text x={right + 5} y={y + 4} className="fill-soft text-[11px]">
        {high}
      </text>
    </>
  )
}

/** A value on its scale: means with two decimals, sums as they are. */
export function besideValue(scale: Scale, value: number | null, locale: string): string {
  if (value === null) return 'incomplete'
  return formatScore(scale, value, { locale, decimals: 2 })
}

/** The drawing in words: "Latest, session 13: close 3.17 on 1 to 5, …". */
function besideSentence({ scales, points }: OwnScales, locale: string): string {
  const latest = points.at(-1)
  if (!latest) return 'No ratings yet.'
  const values = scales.map((scale, at) => {
    const [low, high] = scale.range.map(trueMinus)
    return `${scale.title.toLowerCase()} ${besideValue(scale, latest.values[at] ?? null, locale)} on ${low} to ${high}`
  })
  return `${points.length === 1 ? 'One rating' : plural(points.length, 'rating')}. Latest, ${occasionText({ number: latest.number, date: '' })}: ${values.join(', ')}.`
}
