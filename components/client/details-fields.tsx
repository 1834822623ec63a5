import { DateField, TextField } from './form/typed-fields'

type Details = { code?: string; name?: string | null; birthDate?: string | null; pronouns?: string | null }

/** How a client is named and described. Of these only the code is needed, and only the code is kept unencrypted. */
export function DetailsFields({ details = {} }: { details?: Details }) {
  return (
    <>
      <TextField
        name="code"
        label="Code"
        hint="A short code of your own, such as K-034. It must not give the person away."
        defaultValue={details.code}
        maxLength={32}
        required
      />
      <TextField name="name" label="Name (optional)" defaultValue={details.name ?? ''} maxLength={120} />
      <DateField
        name="birthDate"
        label="Date of birth (optional)"
        years="past"
        defaultValue={details.birthDate ?? ''}
      />
      <TextField name="pronouns" label="Pronouns (optional)" defaultValue={details.pronouns ?? ''} maxLength={40} />
    </>
  )
}
