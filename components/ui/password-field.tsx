'use client'

import { type ComponentProps, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './button'
import { Field } from './field'
import { Input } from './input'

type Props = {
  label: string
  /** Holds the word "password": by it `app/form.ts` knows what never comes back to the browser. */
  name?: 'password' | `${string}Password`
  /** Whether it is asked for or being chosen: password managers fill in the one and offer the other. */
  kind: 'current' | 'new'
  hint?: ReactNode
  error?: string | readonly string[]
}

const longest = { current: 1024, new: 256 }

/** A password with a button that shows it, which is there only where it can work. What is sent was hidden again first. */
export function PasswordField({ label, name = 'password', kind, hint, error }: Props) {
  return (
    <Field label={label} name={name} hint={hint} error={error}>
      <PasswordInput shows={label} autoComplete={`${kind}-password`} maxLength={longest[kind]} required />
    </Field>
  )
}

function PasswordInput({ shows, ...props }: Omit<ComponentProps<'input'>, 'type'> & { shows: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const form = input.current?.form
    // A browser keeps what is sent as plain text among the words it offers again.
    const hide = () => flushSync(() => setIsShown(false))
    form?.addEventListener('submit', hide, { capture: true })
    return () => form?.removeEventListener('submit', hide, { capture: true })
  }, [])
  return (
    <div className="relative">
      <Input
        {...props}
        ref={input}
        type={isShown ? 'text' : 'password'}
        // Shown, it is still no text to be checked by a speller that may ask elsewhere.
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        className="pr-18"
      />
      {useHasScript() && (
        <Button
          variant="ghost"
          size="sm"
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
          className="absolute inset-y-1 right-1 min-h-7 px-2.5 py-0 aria-pressed:bg-wash aria-pressed:text-ink"
        >
          <span>
            Show<span className="sr-only"> {shows.toLowerCase()}</span>
          </span>
        </Button>
      )}
    </div>
  )
}

/** False on the server and until the page listens. */
const useHasScript = () =>
  useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )

type NewPasswordProps = {
  label: string
  name?: 'password' | 'newPassword'
  error?: readonly string[]
  /** It is not asked for alone, so that it can be shorter. */
  hasSecondFactor?: boolean
}

/** A password that is being chosen, with what is asked of it said beforehand. */
export function NewPassword({ label, name, error, hasSecondFactor = false }: NewPasswordProps) {
  const least = hasSecondFactor ? '8 characters, since you have a second factor' : '15 characters'
  const hint = `At least ${least}. A few unrelated words do well; any characters may be used, and pasting is fine.`
  return <PasswordField kind="new" label={label} name={name} hint={hint} error={error} />
}
