import type { ComponentProps } from 'react'
import { Field } from './field'
import { Input } from './input'

type Props = Pick<ComponentProps<'input'>, 'autoFocus'> & {
  error?: readonly string[]
  /** What will do: what the app shows, one of the codes that stand in for a second factor, or either. */
  of: keyof typeof hints
}

const hints = {
  app: 'The six digits that the app shows.',
  recovery: 'One of the recovery codes that you printed.',
  either: 'The six digits that your app shows, or a recovery code.',
}

/** The code of an authenticator app, six digits, or one that stands in for it. */
export function CodeField({ error, of, ...input }: Props) {
  return (
    <Field label={of === 'recovery' ? 'Recovery code' : 'Code'} name="code" hint={hints[of]} error={error}>
      <Input
        {...input}
        autoComplete="one-time-code"
        inputMode={of === 'app' ? 'numeric' : 'text'}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={64}
        className="font-mono tracking-widest"
        required
      />
    </Field>
  )
}
