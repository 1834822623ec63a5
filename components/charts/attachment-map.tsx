import { type ReactNode, useId } from 'react'
import { cn } from '@/components/ui/cn'
import { type AttachmentPath, formatMean } from '@/lib/attachment'
import { AttachmentTable } from './attachment-table'
import { mapLegend, pathSentence } from './legend'
import { drawMap } from './map-shapes'
import { DrawingSvg } from './shapes-svg'

type Props = {
  paths: readonly AttachmentPath[]
  /** BCP 47 tag by which dates are written. */
  locale: string
  /** The reader's own points, for them alone; the oldest first. */
  own?: readonly { anxiety: number; avoidance: number }[]
  /** Left out where dates must not be seen. */
  withTable?: boolean
  /** What the latest point says, between the drawing and what is to be known of it. */
  children?: ReactNode
}

/** Anxiety across, avoidance up: where the client is, and the way there. Only the same instrument and target are joined. */
export function AttachmentMap({ paths, locale, own = [], withTable = true, children }: Props) {
  const [id, printed] = [useId(), useId()]
  const drawn = paths.filter(({ points }) => points.length > 0)
  if (drawn.length + own.length === 0) return <p className="text-soft">No attachment measure has been scored yet.</p>
  return (
    <figure className={cn(children && besideWhereWide)}>
      <div>
        <DrawingSvg
          drawing={drawMap(drawn, own)}
          id={id}
          title={title}
          desc={[...drawn.map(pathSentence), ...ownSentence(own)].join(' ')}
          className={cn('max-w-64', own.length > 0 && 'print:hidden')}
        />
        {/* What is seen by one person alone is on no paper that others may find. */}
        {own.length > 0 && drawn.length > 0 && (
          <DrawingSvg
            drawing={drawMap(drawn, [])}
            id={printed}
            title={title}
            desc={drawn.map(pathSentence).join(' ')}
            className="hidden max-w-64 print:block"
          />
        )}
      </div>
      {children}
      <figcaption className="mt-2 max-w-80 text-[0.8125rem] text-soft">
        {own.length > 0 && <span className="block print:hidden">The square is your own point, seen by you alone.</span>}
        {mapLegend(drawn).map(sentence => (
          <span key={sentence} className="block">
            {sentence}
          </span>
        ))}
      </figcaption>
      {withTable && drawn.length > 0 && <AttachmentTable paths={drawn} locale={locale} />}
    </figure>
  )
}

/** In a wide column the words stand beside the map, and not under it. */
const besideWhereWide =
  'sm:max-xl:grid sm:max-xl:grid-cols-[16rem_minmax(0,1fr)] sm:max-xl:gap-x-8 sm:max-xl:[&>*]:col-start-2 sm:max-xl:[&>:first-child]:col-start-1 sm:max-xl:[&>:first-child]:row-span-4'

const title = 'Attachment map: anxiety by avoidance'

function ownSentence(own: NonNullable<Props['own']>): string[] {
  const latest = own.at(-1)
  return latest ? [`You: anxiety ${formatMean(latest.anxiety)}, avoidance ${formatMean(latest.avoidance)}.`] : []
}
