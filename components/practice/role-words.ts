import type { Role } from '@/lib/viewer'

export const roleWord: { readonly [role in Role]: string } = {
  clinician: 'Clinician',
  supervisor: 'Supervisor',
  admin: 'Administrator',
}

/** What each role may do, in a few words. */
export const roleHint: { readonly [role in Role]: string } = {
  clinician: 'works with clients',
  supervisor: 'reads clients that are shared with them',
  admin: 'looks after people and measures, and sees no clients',
}

/** "Clinician, administrator" */
export function roleWords(roles: readonly Role[]): string {
  const words = roles.map(role => roleWord[role]).join(', ')
  return words.charAt(0) + words.slice(1).toLowerCase()
}
