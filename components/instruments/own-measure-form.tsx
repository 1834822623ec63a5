'use client'

import dynamic from 'next/dynamic'
import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { JsonField, ProblemList } from '@/components/ui/json-field'
import type { FormState } from '@/lib/form-state'
import type { Instrument } from '@/lib/instruments/instrument'
import { ReadAndKeep } from '../ui/form/read-and-keep'

// It knows how keys are put into words, and is loaded when there is one to show.
const OwnMeasurePreview = dynamic(() => import('./own-measure-preview').then(preview => preview.OwnMeasurePreview))

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
      <ReadAndKeep
        isRead={preview !== null}
        check="Check the definition"
        keep="Add this measure"
        change="Change the definition"
      />
    </form>
  )
}
