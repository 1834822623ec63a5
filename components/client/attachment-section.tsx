import { AttachmentBeside } from '@/components/charts/attachment-beside'
import { AttachmentMap } from '@/components/charts/attachment-map'
import { attachmentPaths } from '@/lib/attachment'
import { besideMap } from '@/lib/attachment-beside'
import { attachmentContext, dyadContext } from '@/lib/attachment-context'
import type { History } from '@/lib/history'
import type { Settings } from '@/lib/settings'
import { DyadReflection } from './dyad-reflection'
import { Section } from './section'

type Props = {
  histories: readonly History[]
  style: { anxiety: number; avoidance: number } | null
  settings: Settings
  /** The reader's own points, where they work with this client. */
  own: readonly { anxiety: number; avoidance: number }[]
  locale: string
}

/** Where the client is on the map and how they came there, with what that goes with on average; other scales beside it. */
export function AttachmentSection({ histories, style, settings, own, locale }: Props) {
  const context = style ? attachmentContext(style, settings.highAttachment) : []
  const paths = attachmentPaths(histories)
  const beside = besideMap(histories)
  const mine = own.at(-1)
  const reflection = mine && style ? dyadContext(mine, style) : null
  return (
    <Section id="attachment" title="Attachment">
      {(paths.length > 0 || beside.length === 0) && <AttachmentMap paths={paths} own={own} locale={locale} />}
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
