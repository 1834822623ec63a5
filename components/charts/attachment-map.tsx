import { useId } from 'react'
import type { AttachmentPath } from '@/lib/attachment'
import { AttachmentTable } from './attachment-table'
import { MapGround } from './map-ground'
import { MapPath } from './map-path'
import { nameOf, pathChange } from './path-names'

type Props = {
  paths: readonly AttachmentPath[]
  /** BCP 47 tag by which dates are written. */
  locale: string
}

/** Anxiety across, avoidance up: where the client is, and the way there. Only the same instrument and target are joined. */
export function AttachmentMap({ paths, locale }: Props) {
  const id = useId()
  const drawn = paths.filter(({ points }) => points.length > 0)
  if (drawn.length === 0) return <p className="text-soft">No attachment measure has been scored yet.</p>
  return (
    <figure>
      <svg role="img" aria-labelledby={`${id}t ${id}d`} viewBox="0 0 274 292" className="block w-full max-w-80">
        <title id={`${id}t`}>Attachment map: anxiety by avoidance</title>
        <desc id={`${id}d`}>{drawn.map(sentenceOf).join(' ')}</desc>
        <MapGround />
        {drawn.map(path => (
          <MapPath key={nameOf(path)} path={path} isAlone={drawn.length === 1} />
        ))}
      </svg>
      <figcaption className="mt-2 max-w-80 text-[0.8125rem] text-soft">
        {drawn.map(path => (
          <span key={nameOf(path)} className="block">
            {sentenceOf(path)} {pathChange(path)}
          </span>
        ))}
        The border at 4 is a convention.
      </figcaption>
      <AttachmentTable paths={drawn} locale={locale} />
    </figure>
  )
}

function sentenceOf(path: AttachmentPath): string {
  const latest = path.points.at(-1)
  if (!latest) return ''
  const { anxiety, avoidance, label } = latest
  return `${nameOf(path)}: ${label} (anxiety ${anxiety.toFixed(1)}, avoidance ${avoidance.toFixed(1)}).`
}
