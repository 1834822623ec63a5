import { answersIn, formatAnswer, isNumberField } from '@/lib/instruments/answer-range'
import { formLabels } from './item-words'
import type { Sheet } from './sheet'

/** What the numbers of the form mean, in one line: "1 seldom · 2 sometimes · …". */
export function ScaleWords({ sheet }: { sheet: Sheet }) {
  const shared = formLabels(sheet)
  const range = sheet.instrument.response
  const values = isNumberField(range) ? [range.min, range.max] : answersIn(range)
  const words = values.flatMap((value, index) => {
    const label = shared?.labels[index]
    return label ? [`${formatAnswer({ ...range, step: 1 }, value)} ${label}`] : []
  })
  if (words.length === 0) return null
  return (
    <p className="text-soft text-xs" lang={shared?.language}>
      {words.join(' · ')}
    </p>
  )
}
