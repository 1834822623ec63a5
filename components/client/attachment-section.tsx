import { AttachmentMap } from '@/components/charts/attachment-map'
import { attachmentPaths } from '@/lib/attachment'
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

/** Where the client is on the map and how they came there, with what that goes with on average. */
export function AttachmentSection({ histories, style, settings, locale }: Props) {
  const context = style ? contextLines(style, settings.highAttachment) : []
  return (
    <Section id="attachment" title="Attachment">
      <AttachmentMap paths={attachmentPaths(histories)} locale={locale} />
      {context.map(line => (
        <p key={line} className="mt-3 max-w-80 text-[0.8125rem] text-soft">
          {line}
        </p>
      ))}
    </Section>
  )
}
