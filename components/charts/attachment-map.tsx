import { useId } from 'react'
import type { AttachmentPath, Region } from '@/lib/attachment'
import { formatFixed } from '@/lib/text/score'
import { regionFill } from './attachment-glyph'
import { AttachmentTable, pathChange, pathName } from './attachment-table'
import { acrossMap, MapPath, OwnMark, square, upMap } from './map-path'

type Props = {
  paths: readonly AttachmentPath[]
  /** BCP 47 tag by which dates are written. */
  locale: string
  /** The reader's own points, for them alone; the oldest first. */
  own?: readonly { anxiety: number; avoidance: number }[]
}

/** Anxiety across, avoidance up: where the client is, and the way there. Only the same instrument and target are joined. */
export function AttachmentMap({ paths, locale, own = [] }: Props) {
  const id = useId()
  const drawn = paths.filter(({ points }) => points.length > 0)
  if (drawn.length + own.length === 0) return <p className="text-soft">No attachment measure has been scored yet.</p>
  return (
    <figure>
      <svg role="img" aria-labelledby={`${id}t ${id}d`} viewBox="0 0 274 292" className="block w-full max-w-80">
        <title id={`${id}t`}>Attachment map: anxiety by avoidance</title>
        <desc id={`${id}d`}>{[...drawn.map(sentenceOf), ...ownSentence(own)].join(' ')}</desc>
        <MapGround />
        {drawn.map(path => (
          <MapPath key={pathName(path)} path={path} isAlone={drawn.length === 1} />
        ))}
        <OwnMark path={own} />
      </svg>
      <figcaption className="mt-2 max-w-80 text-[0.8125rem] text-soft">
        {drawn.map(path => (
          <span key={pathName(path)} className="block">
            {sentenceOf(path)} {pathChange(path)}
          </span>
        ))}
        {own.length > 0 && <span className="block">The square is your own point, seen by you alone.</span>}
        The border at 4 is a convention.
      </figcaption>
      {drawn.length > 0 && <AttachmentTable paths={drawn} locale={locale} />}
    </figure>
  )
}

function ownSentence(own: NonNullable<Props['own']>): string[] {
  const latest = own.at(-1)
  return latest
    ? [`You: anxiety ${formatFixed(latest.anxiety, 1)}, avoidance ${formatFixed(latest.avoidance, 1)}.`]
    : []
}

function sentenceOf(path: AttachmentPath): string {
  const latest = path.points.at(-1)
  if (!latest) return ''
  const { anxiety, avoidance, label } = latest
  return `${pathName(path)}: ${label} (anxiety ${formatFixed(anxiety, 1)}, avoidance ${formatFixed(avoidance, 1)}).`
}

const { left, top, size } = square
const [right, bottom] = [left + size, top + size]

const corners: readonly { region: Region; x: number; y: number; anchor: 'start' | 'end' }[] = [
  { region: 'dismissing', x: left, y: top - 7, anchor: 'start' },
  { region: 'fearful', x: right, y: top - 7, anchor: 'end' },
  { region: 'secure', x: left, y: bottom + 17, anchor: 'start' },
  { region: 'preoccupied', x: right, y: bottom + 17, anchor: 'end' },
]

/** The square, its middle lines, and the four regions by name, outside of it, where no point can cover them. */
function MapGround() {
  return (
    <>
      <path
        d={`M${left} ${top}h${size}v${size}h${-size}z`}
        className="fill-none stroke-rule forced-colors:stroke-ink"
      />
      <path
        d={`M${acrossMap(4)} ${top}v${size}M${left} ${upMap(4)}h${size}`}
        strokeDasharray="3 4"
        className="fill-none stroke-edge/70"
      />
      {corners.map(({ region, x, y, anchor }) => (
        <text key={region} x={x} y={y} textAnchor={anchor} className={`${regionFill[region]} text-[12px]`}>
          {region}
        </text>
      ))}
      <text x={left + size / 2} y={bottom + 17} textAnchor="middle" className="fill-soft text-[12px]">
        anxiety, 1 to 7
      </text>
      <text
        x={0}
        y={0}
        transform={`translate(${left - 9} ${top + size / 2}) rotate(-90)`}
        textAnchor="middle"
        className="fill-soft text-[12px]"
      >
        avoidance, 1 to 7
      </text>
    </>
  )
}
