'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { JsonField } from '@/components/ui/json-field'
import { ProblemList } from '@/components/ui/problem-list'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/form-state'
import type { Instrument } from '@/lib/instruments/instrument'
import { OwnMeasurePreview } from './own-measure-preview'

type Previewed = FormState & { preview: Instrument }
type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState | Previewed>
  most: number
  locale: string
}

/** First what the definition makes, to be checked against the paper form; only then is it kept. */
export function OwnMeasureForm({ action, most, locale }: Props) {
  const [state, send] = useActionState<FormState | Previewed, FormData>(action, {})
  const preview = 'preview' in state ? state.preview : null
  return (
    <form action={send} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <ProblemList
        title="This definition cannot be used as it is, and nothing was changed."
        problems={state.errors?.text ?? []}
      />
      <div className={preview ? 'hidden' : 'grid max-w-2xl gap-5'}>
        <JsonField
          label="Definition"
          name="text"
          hint="As JSON. It may also be pasted here."
          value={state.values?.text ?? ''}
          most={most}
        />
      </div>
      {preview && <OwnMeasurePreview instrument={preview} locale={locale} />}
      <FormMessage state={state} />
      <div className="flex flex-wrap gap-3">
        {preview ? (
          <>
            <SubmitButton name="step" value="keep" pending="Adding…">
              Add this measure
            </SubmitButton>
            <Button type="submit" name="step" value="change" variant="outline">
              Change the definition
            </Button>
          </>
        ) : (
          <SubmitButton name="step" value="check" pending="Reading…">
            Check the definition
          </SubmitButton>
        )}
      </div>
    </form>
  )
}
