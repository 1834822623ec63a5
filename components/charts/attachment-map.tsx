import { type ReactNode, useId } from 'react'
import type { AttachmentPath } from '@/lib/attachment'
import { therapistTargetNote } from '@/lib/attachment-models'
import { formatFixed } from '@/lib/text/score'
import { AttachmentTable, pathName } from './attachment-table'
import { mapLegend } from './legend'
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
  const id = useId()
  const drawn = paths.filter(({ points }) => points.length > 0)
  if (drawn.length + own.length === 0) return <p className="text-soft">No attachment measure has been scored yet.</p>
  return (
    <figure>
      <DrawingSvg
        drawing={drawMap(drawn, own)}
        id={id}
        title="Attachment map: anxiety by avoidance"
        desc={[...drawn.map(pathSentence), ...ownSentence(own)].join(' ')}
        className="max-w-64"
      />
      {children}
      <figcaption className="mt-2 max-w-80 text-[0.8125rem] text-soft">
        {drawn.length > 1 &&
          drawn.map(path => (
            <span key={pathName(path)} className="block">
              {pathSentence(path)}
            </span>
          ))}
        {own.length > 0 && <span className="block">The square is your own point, seen by you alone.</span>}
        {drawn.some(({ target }) => target === 'therapist') && <span className="block">{therapistTargetNote}</span>}
        {mapLegend}
      </figcaption>
      {withTable && drawn.length > 0 && <AttachmentTable paths={drawn} locale={locale} />}
    </figure>
  )
}

function ownSentence(own: NonNullable<Props['own']>): string[] {
  const latest = own.at(-1)
  return latest
    ? [`You: anxiety ${formatFixed(latest.anxiety, 1)}, avoidance ${formatFixed(latest.avoidance, 1)}.`]
    : []
}

/** Where the latest point of a path lies: "ECR-RS, general: fearful (anxiety 5.2, avoidance 4.9)." */
function pathSentence(path: AttachmentPath): string {
  const latest = path.points.at(-1)
  if (!latest) return ''
  const { anxiety, avoidance, label } = latest
  return `${pathName(path)}: ${label} (anxiety ${formatFixed(anxiety, 1)}, avoidance ${formatFixed(avoidance, 1)}).`
}
