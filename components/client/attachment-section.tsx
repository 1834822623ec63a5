import { AttachmentBeside } from '@/components/charts/attachment-beside'
import { AttachmentMap } from '@/components/charts/attachment-map'
import { AttachmentReading } from '@/components/charts/attachment-reading'
import { attachmentPaths, halfPoints, stylePoint } from '@/lib/attachment'
import { besideMap } from '@/lib/attachment-beside'
import { attachmentContext, dyadContext, type Reflection } from '@/lib/attachment-context'
import { modelScores, newerHalf, readingOf } from '@/lib/attachment-models'
import type { History } from '@/lib/history'
import type { Settings } from '@/lib/settings'
import { Section } from '../ui/section'

type Props = {
  histories: readonly History[]
  settings: Settings
  /** The reader's own points, where they work with this client. */
  own: readonly { anxiety: number; avoidance: number }[]
  locale: string
}

/** Where the client is on the map and how they came there, in the models and what one may meet; other scales beside it. */
export function AttachmentSection({ histories, settings, own, locale }: Props) {
  const paths = attachmentPaths(histories)
  const style = stylePoint(paths)
  const context = style ? attachmentContext(style.point, settings.highAttachment) : []
  const beside = besideMap(histories)
  const half = newerHalf(style, halfPoints(histories))
  const reading = (
    <AttachmentReading reading={style && readingOf(style)} half={half} scores={modelScores(beside)} locale={locale} />
  )
  const mine = own.at(-1)
  const reflection = mine && style ? dyadContext(mine, style.point) : null
  return (
    <Section id="attachment" title="Attachment">
      {paths.length > 0 || (beside.length === 0 && !half) ? (
        <AttachmentMap paths={paths} own={own} locale={locale}>
          {reading}
        </AttachmentMap>
      ) : (
        reading
      )}
      {context.map(line => (
        <p key={line} className="mt-3 max-w-80 text-[0.8125rem] text-soft">
          {line}
        </p>
      ))}
      {reflection && <DyadReflection reflection={reflection} />}
      {beside.map(series => (
        <AttachmentBeside key={`${series.instrument.id} ${series.target}`} series={series} locale={locale} />
      ))}
    </Section>
  )
}

/** A prompt for the clinician whose own point it speaks of; nobody else is given it. */
function DyadReflection({ reflection }: { reflection: Reflection }) {
  return (
    <aside
      aria-label="For your own reflection"
      className="print:hidden mt-4 max-w-80 border-l-2 border-rule pl-3 text-[0.8125rem]"
    >
      <p className="font-medium">For your own reflection, seen by you alone</p>
      <p className="mt-1">{reflection.text}</p>
      <p className="mt-1 text-soft">
        Evidence {reflection.grade} ({reflection.citations.join('; ')}). {reflection.weakness}
      </p>
    </aside>
  )
}
