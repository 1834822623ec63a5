import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import { riskLimit } from '@/lib/instruments/draft-instrument'
import type { MeasureDraft } from '@/lib/instruments/measure-draft'
import { trueMinus } from '@/lib/text/score'
import { addItemId, cueId, type DraftPartProps, moveId } from './draft-reducer'

/** The items in the order of the form: added, moved and taken out, by keyboard too. Enter in one goes on to the next. */
export function DraftItems({ draft, errors, dispatch }: DraftPartProps) {
  return (
    <fieldset className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-3">
      <legend className="mb-2 font-serif text-xl">Items</legend>
      <ol className="grid gap-4">
        {draft.items.map((item, index) => (
          <ItemRow key={item.key} item={item} index={index} draft={draft} errors={errors} dispatch={dispatch} />
        ))}
      </ol>
      <FieldError errors={errors.items} />
      <Button
        id={addItemId}
        variant="outline"
        size="sm"
        className="justify-self-start"
        aria-invalid={errors.items ? true : undefined}
        disabled={draft.items.length >= 120}
        onClick={() => dispatch({ type: 'add item', after: null })}
      >
        Add an item
      </Button>
    </fieldset>
  )
}

/** Every answer but the highest, above which there is none. */
const riskLimits = ({ lowest, labels }: MeasureDraft): number[] =>
  Array.from({ length: Math.max(1, labels.length - 1) }, (_, index) => lowest + index)

type RowProps = DraftPartProps & { item: MeasureDraft['items'][number]; index: number }

function ItemRow({ item, index, draft, errors, dispatch }: RowProps) {
  const { key, cue, reversed, riskAbove } = item
  const n = index + 1
  const error = errors[`item:${key}`]
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    const next = draft.items[index + 1]
    if (next) document.getElementById(cueId(next.key))?.focus()
    else dispatch({ type: 'add item', after: key })
  }
  return (
    <li className="grid gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <span className="w-6 text-right text-soft">{n}</span>
        <Input
          id={cueId(key)}
          aria-label={`Cue of item ${n}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${cueId(key)}-error` : undefined}
          placeholder="a few words of your own"
          autoComplete="off"
          maxLength={200}
          className="min-w-48 flex-1"
          value={cue}
          onKeyDown={onKey}
          onChange={event => dispatch({ type: 'item', key, change: { cue: event.target.value } })}
        />
        <Button
          id={moveId(key, -1)}
          variant="ghost"
          size="icon"
          aria-label={`Move item ${n} up`}
          disabled={index === 0}
          onClick={() => dispatch({ type: 'move item', key, by: -1 })}
        >
          <ArrowUp aria-hidden />
        </Button>
        <Button
          id={moveId(key, 1)}
          variant="ghost"
          size="icon"
          aria-label={`Move item ${n} down`}
          disabled={n === draft.items.length}
          onClick={() => dispatch({ type: 'move item', key, by: 1 })}
        >
          <ArrowDown aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="sm"
          aria-label={`Remove item ${n}`}
          onClick={() => dispatch({ type: 'remove item', key })}
        >
          Remove
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 pl-8 text-[0.8125rem]">
        <Label className="font-normal">
          <Checkbox
            checked={reversed}
            aria-label={`Item ${n} is worded the other way round`}
            onChange={() => dispatch({ type: 'item', key, change: { reversed: !reversed } })}
          />
          worded the other way round
        </Label>
        <Label className="font-normal">
          <Checkbox
            checked={riskAbove !== null}
            aria-label={`Item ${n} asks about risk`}
            onChange={() =>
              dispatch({ type: 'item', key, change: { riskAbove: riskAbove === null ? draft.lowest : null } })
            }
          />
          asks about risk
        </Label>
        {riskAbove !== null && (
          <Label className="font-normal">
            Safety flag above
            <NativeSelect
              aria-label={`Item ${n} raises a Safety flag above`}
              value={riskLimit(draft, riskAbove)}
              className="h-8 w-20"
              onChange={event => dispatch({ type: 'item', key, change: { riskAbove: Number(event.target.value) } })}
            >
              {riskLimits(draft).map(value => (
                <option key={value} value={value}>
                  {trueMinus(value)}
                </option>
              ))}
            </NativeSelect>
          </Label>
        )}
      </div>
      <FieldError id={`${cueId(key)}-error`} errors={error} className="pl-8" />
    </li>
  )
}
