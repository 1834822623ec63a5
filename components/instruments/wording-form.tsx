'use client'

import { useActionState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, FieldError } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { JsonField, ProblemList } from '@/components/ui/json-field'
import { Label } from '@/components/ui/label'
import { NativeSelect } from '@/components/ui/native-select'
import type { FormState } from '@/lib/form-state'
import type { Item } from '@/lib/instruments/instrument'
import { type FoundWording, isToCompare } from '@/lib/instruments/questionnaire/found-wording'
import { commonLanguages, languageName, noLanguage } from '@/lib/text/language'
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
          hint="A FHIR Questionnaire (STU3, R4 or R5) as JSON, or a Bundle that holds one. Its text may also be pasted here."
          value={values?.text ?? ''}
          unread={errors.unreadFile}
          most={most}
        />
      </div>
      {preview && <WordingPreview {...preview} items={items} kept={values?.keep?.split(',')} />}
      {preview && <FieldError id="keep-error" errors={errors.keep} />}
      {preview?.found.some(each => each.wording.language === noLanguage) && (
        <LanguageField language={values?.language} errors={errors.language} />
      )}
      {preview?.found.some(isToCompare) && (
        <Confirmation name="compared" isTicked={values?.compared === 'on'} errors={errors.compared}>
          What stands under “Please check” was compared with the form, and is right.
        </Confirmation>
      )}
      {preview && (
        <Confirmation name="licence" isTicked={values?.licence === 'on'} errors={errors.licence}>
          The practice holds a licence for this wording, or its terms allow this use.
        </Confirmation>
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

type Errors = string[] | undefined

function LanguageField({ language = '', errors }: { language: string | undefined; errors: Errors }) {
  const named = commonLanguages
    .map(tag => ({ tag, name: languageName(tag) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  return (
    <Field
      label="Language of the file"
      name="language"
      hint="The file does not say which. For a language that is not listed, add “language” to the file."
      error={errors}
      className="max-w-sm"
    >
      <NativeSelect defaultValue={language}>
        <option value="">Choose…</option>
        {named.map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </Field>
  )
}

type ConfirmationProps = { name: string; isTicked: boolean; errors: Errors; children: string }

function Confirmation({ name, isTicked, errors, children }: ConfirmationProps) {
  return (
    <div className="grid gap-1.5">
      <Label className="font-normal">
        <Checkbox
          key={String(isTicked)}
          name={name}
          defaultChecked={isTicked}
          aria-describedby={errors ? `${name}-error` : undefined}
          aria-invalid={errors ? true : undefined}
        />
        {children}
      </Label>
      <FieldError id={`${name}-error`} errors={errors} />
    </div>
  )
}

/** What a file that fits holds, shown before anything is kept. */
type WordingState = FormState & { preview: { found: FoundWording[]; notes: string[] } }
type WordingAction = (previous: FormState, form: FormData) => Promise<FormState | WordingState>
