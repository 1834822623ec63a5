'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useActionState } from 'react'
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
  /** The format in plain words. */
  guide: ReactNode
}

/**
 * The expert's way: a definition, which can say more than the form. First what it makes, to be checked against the paper form; only
 * then is it kept. What the server answered is in view, also where the page came anew without JavaScript.
 */
export function OwnMeasureForm({ action, most, locale, guide }: Props) {
  const [state, send] = useActionState<FormState | Previewed, FormData>(action, {})
  const preview = 'preview' in state ? state.preview : null
  return (
    <details open={Object.keys(state).length > 0} className="border-rule border-t pt-6">
      <summary className="cursor-pointer font-serif text-xl">Expert: paste a definition</summary>
      <form action={send} noValidate className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-5">
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
            unread={state.errors?.unreadFile}
            most={most}
          />
        </div>
        {preview && <OwnMeasurePreview instrument={preview} locale={locale} />}
        <FormMessage state={state} />
        <ReadAndKeep
          isRead={preview !== null}
          check="Check the definition"
          keep="Use this definition"
          change="Change the definition"
        />
      </form>
      <div className="mt-10">{guide}</div>
    </details>
  )
}
