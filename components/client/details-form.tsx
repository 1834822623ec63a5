import type { Ref } from 'react'
import { Alert, AlertDescription } from '@/components/ui/alert'
import type { ClientView } from '@/db/client-pages'
import type { FormAction } from '@/lib/form-state'
import { languageName, noLanguage } from '@/lib/text/language'
import { unreadable } from '@/lib/text/unreadable'
import { FormDialog } from '../ui/form/form-dialog'
import { ChoiceField, DateField, TextField } from '../ui/form/typed-fields'

export function DetailsForm({ view, action }: { view: ClientView; action: FormAction }) {
  return (
    <FormDialog
      label="Edit details"
      variant="link"
      title="Edit details"
      submit="Save"
      done="The details are saved."
      action={action}
      hidden={{ clientId: view.id, version: view.version }}
    >
      {view.sharesCode && (
        <Alert variant="note">
          <AlertDescription>This code is already in use, written differently. Please choose another.</AlertDescription>
        </Alert>
      )}
      <DetailsFields details={view} />
      <LanguageField language={view.language} languages={view.languages} />
    </FormDialog>
  )
}

/** In which language the client is shown questionnaires; there is nothing to choose where the practice has one. */
function LanguageField({ language, languages }: Pick<ClientView, 'language' | 'languages'>) {
  if (languages.length < 2 && language === null) return null
  const tags = language === null || languages.includes(language) ? languages : [...languages, language]
  return (
    <ChoiceField
      name="language"
      label="Language of questionnaires"
      hint="Used where the practice has the wording of a questionnaire in this language."
      choices={[
        { value: noLanguage, label: 'The practice’s default' },
        ...tags.map(tag => ({ value: tag, label: languageName(tag) })),
      ]}
      defaultValue={language ?? noLanguage}
    />
  )
}

type Details = { [field in 'code' | 'name' | 'preferredName' | 'birthDate' | 'pronouns']?: string | null }

/** How a client is named and described. Of these only the code is needed, and only the code is kept unencrypted. */
export function DetailsFields({ details = {}, firstField }: { details?: Details; firstField?: Ref<HTMLInputElement> }) {
  return (
    <>
      <TextField
        name="code"
        label="Code"
        hint="A short code of your own, such as K-034. Nothing by which the person could be recognised."
        defaultValue={details.code ?? ''}
        maxLength={32}
        required
        ref={firstField}
      />
      <TextField name="name" label="Name (optional)" defaultValue={details.name ?? ''} maxLength={120} />
      <TextField
        name="preferredName"
        label="Preferred name (optional)"
        hint="What the client wants to be called, where that differs."
        defaultValue={details.preferredName ?? ''}
        maxLength={60}
      />
      <DateField
        name="birthDate"
        label="Date of birth (optional)"
        years="past"
        defaultValue={details.birthDate === unreadable ? '' : (details.birthDate ?? '')}
      />
      <TextField name="pronouns" label="Pronouns (optional)" defaultValue={details.pronouns ?? ''} maxLength={40} />
    </>
  )
}
