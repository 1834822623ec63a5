import { localeName, locales } from '@/lib/locales'
import { Field } from '../ui/field'
import { NativeSelect } from '../ui/native-select'

/** Whose way of writing dates the practice follows. */
export function LocaleField({ value, error }: { value: string; error?: string[] }) {
  return (
    <Field label="Dates as in" name="locale" error={error}>
      <NativeSelect defaultValue={value}>
        {locales.map(locale => (
          <option key={locale} value={locale}>
            {localeName(locale)}
          </option>
        ))}
      </NativeSelect>
    </Field>
  )
}
