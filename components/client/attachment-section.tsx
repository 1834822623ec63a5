import { AttachmentBeside } from '@/components/charts/attachment-beside'
import { AttachmentMap } from '@/components/charts/attachment-map'
import { attachmentPaths } from '@/lib/attachment'
import { besideMap } from '@/lib/attachment-beside'
import type { History } from '@/lib/history'
import type { Settings } from '@/lib/settings'
import { contextLines } from './attachment-context'
import { Section } from './section'

type Props = {
  histories: readonly History[]
  style: { anxiety: number; avoidance: number } | null
  settings: Settings
  locale: string
}

/** Where the client is on the map and how they came there, with what that goes with on average; other scales beside it. */
export function AttachmentSection({ histories, style, settings, locale }: Props) {
  const context = style ? contextLines(style, settings.highAttachment) : []
  const paths = attachmentPaths(histories)
  const beside = besideMap(histories)
  return (
    <Section id="attachment" title="Attachment">
      {(paths.length > 0 || beside.length === 0) && <AttachmentMap paths={paths} locale={locale} />}
      {context.map(line => (
        <p key={line} className="mt-3 max-w-80 text-[0.8125rem] text-soft">
          {line}
        </p>
      ))}
      {beside.map(series => (
        <AttachmentBeside key={`${series.instrument.id} ${series.target}`} series={series} locale={locale} />
      ))}
    </Section>
  )
}
