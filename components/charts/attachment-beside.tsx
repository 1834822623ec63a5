import type { OwnScales } from '@/lib/attachment-beside'
import { shortDate } from '@/lib/dates'
import { ownNote } from '@/lib/instruments/own-note'
import { AttachmentBesideTable } from './attachment-beside-table'
import { reliableWords } from './attachment-change'
import { AttachmentStrips } from './attachment-strips'

/** An attachment measure on scales of its own: each scale as a line, the latest point filled, earlier ones open. */
export function AttachmentBeside({ series, locale }: { series: OwnScales; locale: string }) {
  const { instrument, target, scales, points } = series
  const latest = points.at(-1)
  const name = [instrument.short, target].filter(Boolean).join(', ')
  const ids = scales.map(scale => scale.id)
  return (
    <figure aria-label={name} className="mt-6">
      <p className="mb-1 font-medium text-[0.8125rem]">
        {name} {instrument.practiceOwn && <span className="font-normal text-soft">{ownNote}</span>}
      </p>
      <AttachmentStrips series={series} name={name} locale={locale} />
      <figcaption className="mt-1 max-w-80 text-[0.8125rem] text-soft">
        {latest && `Session ${latest.number}, ${shortDate(latest.date, locale)}. `}
        On a scale of its own, so beside the map and never on it. {reliableWords(instrument, ids)}
      </figcaption>
      <AttachmentBesideTable series={series} name={name} locale={locale} />
    </figure>
  )
}
