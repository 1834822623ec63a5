'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SettingsPreview } from '@/db/practice-settings'
import type { FormState } from '@/lib/form-state'
import type { SettingField } from '@/lib/setting-fields'
import type { Disputed } from '@/lib/settings'
import { PreviewProgress } from './preview-progress'
import { ReliableChangeChoice } from './reliable-change-choice'

type Previewed = FormState & { preview: SettingsPreview; shown: string }
type ShownSetting = SettingField & { value: number | null; usual: number | null }
type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState | Previewed>
  mark: string
  groups: readonly { title: string; fields: readonly ShownSetting[] }[]
  /** Where sources differ on what a reliable change is. */
  disputed: readonly (Disputed & { field: string })[]
}

/** The practice's thresholds. What a change would do to the flags is shown before it is kept. */
export function ThresholdsForm({ action, mark, groups, disputed }: Props) {
  const [state, send] = useActionState<FormState | Previewed, FormData>(action, {})
  const { errors = {}, values = {} } = state
  const preview = 'preview' in state ? state.preview : null
  return (
    <form action={send} noValidate className="grid gap-8">
      <input type="hidden" name="mark" value={mark} />
      <input type="hidden" name="shown" value={'shown' in state ? state.shown : ''} />
      {groups.map(({ title, fields }) => (
        <fieldset key={title} className="grid gap-x-10 gap-y-5 sm:grid-cols-2 sm:gap-y-1.5">
          <legend className="mb-3 w-full border-b border-rule pb-1 font-serif text-lg">{title}</legend>
          {fields.map(({ path, label, hint, unit, value, usual }) => (
            <Field
              key={path}
              name={path}
              label={label}
              hint={usual === null ? hint : `${hint} Default ${[usual, unit].filter(Boolean).join(' ')}.`}
              error={errors[path]}
              className="sm:row-span-4 sm:grid-rows-subgrid sm:pb-3"
            >
              <Input
                inputMode="decimal"
                autoComplete="off"
                className="max-w-28"
                defaultValue={values[path] ?? String(value ?? '')}
                key={values[path] ?? value}
              />
            </Field>
          ))}
        </fieldset>
      ))}
      {disputed.length > 0 && (
        <fieldset className="grid gap-5">
          <legend className="mb-3 w-full border-b border-rule pb-1 font-serif text-lg">Reliable change</legend>
          <p className="max-w-prose text-soft">
            Published sources differ here, so the practice chooses which to go by.
          </p>
          {disputed.map(each => {
            const name = each.field
            return (
              <ReliableChangeChoice
                key={`${each.id} ${values[name] ?? each.chosen}`}
                disputed={each}
                name={name}
                typed={values[name]}
              />
            )
          })}
        </fieldset>
      )}
      {preview && <PreviewWords preview={preview} />}
      <FormMessage state={state} />
      <PreviewProgress />
      <div className="flex flex-wrap gap-3">
        {preview && (
          <SubmitButton name="step" value="save">
            Save
          </SubmitButton>
        )}
        <Button type="submit" name="step" value="preview" variant={preview ? 'outline' : 'default'}>
          Show what would change
        </Button>
      </div>
    </form>
  )
}

/** What other settings would do to the open flags of the practice, by rule, in numbers alone. */
function PreviewWords({ preview }: { preview: SettingsPreview }) {
  return (
    <div role="status" className="border-l-2 border-accent py-0.5 pl-3">
      {preview.length === 0 ? (
        <p>No open flag would be added or cleared.</p>
      ) : (
        <>
          <p className="font-medium">This would change the open flags of the practice:</p>
          <ul className="mt-1">
            {preview.map(({ rule, title, adds, clears }) => (
              <li key={rule}>
                {title}:{' '}
                {[adds > 0 && `${adds} more`, clears > 0 && `${clears} cleared or withdrawn`]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
