import type { Instrument } from '@/lib/instruments/instrument'

/** What the numbers of the form mean, in one line: "1 seldom · 2 sometimes · …". */
export function ScaleWords({ instrument }: { instrument: Instrument }) {
  const { min, labels } = instrument.response
  const words = labels.flatMap((label, index) => (label ? [`${min + index} ${label}`] : []))
  if (words.length === 0) return null
  return <p className="text-soft text-xs">{words.join(' · ')}</p>
}
