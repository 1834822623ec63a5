import { Field } from '../ui/field'
import { NativeSelect } from '../ui/native-select'

/** The locales there are, named by the server: its dates and the browser's may differ in a full stop. */
export type NamedLocale = { locale: string; name: string }

type Props = { locales: readonly NamedLocale[]; value: string; error?: string[] }

/** Whose way of writing dates the practice follows. */
export function LocaleField({ locales, value, error }: Props) {
  return (
    <Field label="Dates as in" name="locale" error={error}>
      <NativeSelect defaultValue={value}>
        {locales.map(({ locale, name }) => (
          <option key={locale} value={locale}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </Field>
  )
}
