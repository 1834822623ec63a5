'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldError } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { JsonField, ProblemList } from '@/components/ui/json-field'
import { Label } from '@/components/ui/label'
import type { FormState } from '@/lib/form-state'
import type { Item } from '@/lib/instruments/instrument'
import type { Wording } from '@/lib/instruments/wording'
import { ReadAndKeep } from '../ui/form/read-and-keep'
import { WordingPreview } from './wording-preview'

type Props = { instrumentId: string; items: readonly Pick<Item, 'n' | 'cue'>[]; action: WordingAction; most: number }

/** First what the file says and where each of its items goes; only then, with the licence confirmed, is it kept. */
export function WordingForm({ instrumentId, items, action, most }: Props) {
  const [state, send] = useActionState<FormState | WordingState, FormData>(action, {})
  const { errors = {}, values } = state
  const preview = 'preview' in state ? state.preview : null
  return (
    <form action={send} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <input type="hidden" name="instrumentId" value={instrumentId} />
      <ProblemList title="This file does not fit, and nothing was changed." problems={errors.text ?? []} />
      <div className={preview ? 'hidden' : 'grid max-w-2xl gap-5'}>
        <JsonField
          label="Questionnaire"
          name="text"
          hint="A FHIR R4 Questionnaire as JSON. Its text may also be pasted here."
          value={values?.text ?? ''}
          most={most}
        />
      </div>
      {preview && <WordingPreview wording={preview} items={items} />}
      {preview && (
        <div className="grid gap-1.5">
          <Label className="font-normal">
            <Checkbox
              name="licence"
              aria-describedby={errors.licence ? 'licence-error' : undefined}
              aria-invalid={errors.licence ? true : undefined}
            />
            The practice holds a licence for this wording, or its terms allow this use.
          </Label>
          <FieldError id="licence-error" errors={errors.licence} />
        </div>
      )}
      <FormMessage state={state} />
      <ReadAndKeep
        isRead={preview !== null}
        check="Check the file"
        keep="Use this wording"
        change="Choose another file"
      />
    </form>
  )
}

/** A file that fits, shown before anything is kept. */
type WordingState = FormState & { preview: Wording }
type WordingAction = (previous: FormState, form: FormData) => Promise<FormState | WordingState>
