import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import type { MeasureDraft } from '@/lib/instruments/measure-draft'
import { addScaleId, type DraftPartProps, scaleId, toggled } from './draft-reducer'

/** What is made of the answers. The first scale with a better end stands for the measure in lists and rules. */
export function DraftScales({ draft, errors, dispatch }: DraftPartProps) {
  return (
    <fieldset className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-4">
      <legend className="mb-2 font-serif text-xl">Scales</legend>
      <p className="text-soft">
        The first scale with a better end represents the measure in lists, on charts and in rules
        {draft.domain === 'alliance' && '; for the alliance, one whose higher scores are better'}.
      </p>
      {draft.scales.map((scale, index) => (
        <ScaleFields key={scale.key} scale={scale} index={index} draft={draft} errors={errors} dispatch={dispatch} />
      ))}
      <FieldError errors={errors.scales} />
      <Button
        id={addScaleId}
        variant="outline"
        size="sm"
        className="justify-self-start"
        aria-invalid={errors.scales ? true : undefined}
        disabled={draft.scales.length >= 30}
        onClick={() => dispatch({ type: 'add scale' })}
      >
        Add a scale
      </Button>
    </fieldset>
  )
}

type Scale = MeasureDraft['scales'][number]
type ScaleProps = DraftPartProps & { scale: Scale; index: number }

function ScaleFields({ scale, index, draft, errors, dispatch }: ScaleProps) {
  const { key, title, method, items, higherIs } = scale
  const change = (change: Partial<Scale>) => dispatch({ type: 'scale', key, change })
  const keys = draft.items.map(item => item.key)
  const itemsError = errors[`scaleItems:${key}`]
  const errorId = `${scaleId(key)}-items-error`
  return (
    <div className="grid gap-3 border-rule border-t pt-3">
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_8rem_12rem]">
        <Field label={`Name of scale ${index + 1}`} name={scaleId(key)} error={errors[`scale:${key}`]}>
          <Input
            autoComplete="off"
            maxLength={100}
            value={title}
            onChange={event => change({ title: event.target.value })}
          />
        </Field>
        <Field label="Score" name={`${scaleId(key)}-method`}>
          <NativeSelect
            value={method}
            onChange={event => change({ method: event.target.value === 'mean' ? 'mean' : 'sum' })}
          >
            <option value="sum">sum</option>
            <option value="mean">mean</option>
          </NativeSelect>
        </Field>
        <Field label="Higher scores are" name={`${scaleId(key)}-direction`}>
          <NativeSelect value={higherIs} onChange={event => change({ higherIs: directionOf(event.target.value) })}>
            <option value="worse">worse</option>
            <option value="better">better</option>
            <option value="neither">neither</option>
          </NativeSelect>
        </Field>
      </div>
      <fieldset aria-describedby={itemsError ? errorId : undefined}>
        <legend className="mb-1.5 font-medium text-[0.8125rem]">Items that count in scale {index + 1}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1.5">
          {draft.items.map((item, at) => (
            <Label key={item.key} className="font-normal">
              <Checkbox
                checked={items.includes(item.key)}
                aria-invalid={itemsError ? true : undefined}
                onChange={() => change({ items: toggled(keys, items, item.key) })}
              />
              {at + 1}
              {item.cue.trim() !== '' && <span className="max-w-40 truncate text-soft">{item.cue}</span>}
            </Label>
          ))}
        </div>
        <FieldError id={errorId} errors={itemsError} className="mt-1.5" />
      </fieldset>
      <Button
        variant="ghost"
        size="sm"
        className="justify-self-start"
        aria-label={`Remove scale ${index + 1}`}
        onClick={() => dispatch({ type: 'remove scale', key })}
      >
        Remove
      </Button>
    </div>
  )
}

const directionOf = (value: string): Scale['higherIs'] => (value === 'better' || value === 'neither' ? value : 'worse')
