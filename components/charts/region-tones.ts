import type { Region } from '@/lib/attachment'

/** The colours of the four regions, written out so that the style sheet has them. Always beside the region's name. */
export const regionFill: Record<Region, string> = {
  secure: 'fill-secure',
  preoccupied: 'fill-preoccupied',
  dismissing: 'fill-dismissing',
  fearful: 'fill-fearful',
}

export const regionStroke: Record<Region, string> = {
  secure: 'stroke-secure',
  preoccupied: 'stroke-preoccupied',
  dismissing: 'stroke-dismissing',
  fearful: 'stroke-fearful',
}
