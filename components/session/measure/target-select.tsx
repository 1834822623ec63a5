import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { type Target, targets } from '@/lib/instruments/answers'
import { targetNames } from '@/lib/measure'
import type { FormDraft } from './form-draft'

type Props = { sheet: FormDraft; sheets: readonly FormDraft[]; onChoose: (target: Target) => void }

/** Whom the sheet is about, where the plan leaves it open. A sheet that was saved keeps whom it is about. */
export function TargetSelect({ sheet, sheets, onChoose }: Props) {
  if (sheet.target === null || sheet.isTargetFixed) return null
  const isTaken = (target: Target) =>
    sheets.some(each => each.id !== sheet.id && each.instrument.id === sheet.instrument.id && each.target === target)
  return (
    <div className="flex flex-wrap items-center gap-3 pb-3">
      <Label htmlFor="sheet-target">This sheet is about</Label>
      <NativeSelect
        id="sheet-target"
        value={sheet.target}
        disabled={sheet.isSaved}
        onChange={event => {
          const chosen = targets.find(target => target === event.target.value)
          if (chosen) onChoose(chosen)
        }}
      >
        {targets.map(target => (
          <option key={target} value={target} disabled={isTaken(target)}>
            {targetNames[target]}
          </option>
        ))}
      </NativeSelect>
    </div>
  )
}
