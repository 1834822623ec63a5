import { formLabels } from './item-words'
import type { Sheet } from './sheet'

/** What the numbers of the form mean, in one line: "1 seldom · 2 sometimes · …". */
export function ScaleWords({ sheet }: { sheet: Sheet }) {
  const shared = formLabels(sheet)
  const { min } = sheet.instrument.response
  const words = shared?.labels.flatMap((label, index) => (label ? [`${min + index} ${label}`] : [])) ?? []
  if (words.length === 0) return null
  return (
    <p className="text-soft text-xs" lang={shared?.language}>
      {words.join(' · ')}
    </p>
  )
}
