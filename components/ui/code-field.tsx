import type { ComponentProps } from 'react'
import { Field } from './field'
import { Input } from './input'

type Props = Pick<ComponentProps<'input'>, 'autoFocus'> & {
  error?: readonly string[]
  /** Only what the app shows will do: no code stands in for it. */
  isOfApp?: boolean
}

/** The code of an authenticator app, six digits, or one that stands in for it. */
export function CodeField({ error, isOfApp = false, ...input }: Props) {
  const hint = isOfApp
    ? 'The six digits that the app shows.'
    : 'The six digits that your app shows, or a recovery code.'
  return (
    <Field label="Code" name="code" hint={hint} error={error}>
      <Input
        {...input}
        autoComplete="one-time-code"
        inputMode={isOfApp ? 'numeric' : 'text'}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={64}
        className="font-mono tracking-widest"
        required
      />
    </Field>
  )
}
