import { Field } from '../ui/field'
import { NativeSelect } from '../ui/native-select'

type Props = { zones: readonly string[]; value: string; error?: string[] }

/** The zone that the practice's days and times are in. */
export function TimeZoneField({ zones, value, error }: Props) {
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
