import { PasswordField } from '@/components/ui/password-field'

type Props = { label: string; name?: 'password' | 'newPassword'; error?: readonly string[] }

/** A password that is being chosen, with what is asked of it said beforehand. */
export function NewPassword({ label, name, error }: Props) {
  const hint = 'At least 15 characters. A few unrelated words do well; any characters may be used, and pasting is fine.'
  return <PasswordField kind="new" label={label} name={name} hint={hint} error={error} />
}
