import { Field } from '../field'
import { NativeSelect } from '../native-select'

/** The locales there are, named by the server: its dates and the browser's may differ in a full stop. */
export type NamedLocale = { locale: string; name: string }

type Props = { locales: readonly NamedLocale[]; value: string; error?: string[] }

/** Whose way of writing dates the practice follows. */
export function LocaleField({ locales, value, error }: Props) {
  return (
    <Field label="Date format" name="locale" error={error}>
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

type TimeZoneFieldProps = { zones: readonly string[]; value: string; error?: string[] }

/** The zone that the practice's days and times are in. */
export function TimeZoneField({ zones, value, error }: TimeZoneFieldProps) {
  return (
    <Field label="Time zone" name="timeZone" hint="Dates and times are those of the practice." error={error}>
      <NativeSelect defaultValue={value}>
        {zones.map(zone => (
          <option key={zone}>{zone}</option>
        ))}
      </NativeSelect>
    </Field>
  )
}
