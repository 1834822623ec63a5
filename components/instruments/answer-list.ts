import type { Instrument } from '@/lib/instruments/instrument'

/** The answers a sheet offers: "1 seldom · 2 sometimes · …". Where the form prints no word, the number stands alone; a number never parts from its word. */
export const answerList = ({ min, labels }: Instrument['response']): string =>
  labels.map((label, index) => `${min + index}\u00a0${label}`.trim()).join(' · ')
