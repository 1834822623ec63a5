import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Props = { label: string; name: string; error?: readonly string[] }

/** A password that is being chosen, with what is asked of it said beforehand. */
export function NewPassword({ label, name, error }: Props) {
  const hint = 'At least 15 characters. A few unrelated words do well; any characters may be used, and pasting is fine.'
  return (
    <Field label={label} name={name} hint={hint} error={error}>
      <Input type="password" autoComplete="new-password" maxLength={256} required />
    </Field>
  )
}
