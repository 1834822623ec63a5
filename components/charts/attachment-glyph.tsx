import type { Region } from '@/lib/attachment'

/** The colours of the four regions, written out so that the style sheet has them. Always beside the region's name. */
const regionFill: Record<Region, string> = {
  secure: 'fill-secure',
  preoccupied: 'fill-preoccupied',
  dismissing: 'fill-dismissing',
  fearful: 'fill-fearful',
}

type Props = { anxiety: number; avoidance: number; region: Region }

const at = (value: number) => ((Math.min(7, Math.max(1, value)) - 1) / 6) * 28 + 1

/** The attachment map the size of a word. It says nothing that the label beside it does not. */
export function AttachmentGlyph({ anxiety, avoidance, region }: Props) {
  return (
    <svg aria-hidden="true" viewBox="0 0 30 30" className="block size-7.5 shrink-0">
      <path d="M.5 .5h29v29h-29zM15 .5v29M.5 15h29" className="fill-none stroke-rule forced-colors:stroke-ink" />
      <circle cx={at(anxiety)} cy={30 - at(avoidance)} r="3.4" className={regionFill[region]} />
    </svg>
  )
}
