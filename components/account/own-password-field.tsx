'use client'

import { useTyped } from '@/components/ui/form/action-form'
import { PasswordField } from '@/components/ui/password-field'

/** Asks for one's own password within a form that knows what became of it. */
export function OwnPasswordField() {
  const { error } = useTyped('password')
  return <PasswordField kind="current" label="Your password" error={error} />
}
