/** What may be refused that an administrator should be able to see. */
export const refusalKinds = [
  'login',
  'login-wait',
  'setup-code',
  'recovery-code',
  'emergency-code',
  'second-factor',
  'read',
  'change',
  'page',
  'unreadable',
  'elsewhere',
  'too-fast',
] as const
export type RefusalKind = (typeof refusalKinds)[number]

const words: Readonly<Record<RefusalKind, string>> = {
  login: 'Tried to log in with an account or a password that was not right',
  'login-wait': 'Tried to log in while made to wait',
  'setup-code': 'Typed a set-up code that was not right',
  'recovery-code': 'Typed a code from the machine that was not right',
  'emergency-code': 'Typed a code that no client has, to open them in an emergency',
  'second-factor': 'Gave the right password, and a second factor that was not right',
  read: 'Asked for a client who is not open to them',
  change: 'Tried to change something of a client they do not work with',
  page: 'Asked for a page that their role does not open',
  unreadable: 'Sent what no page of Attune sends',
  elsewhere: 'Came from another site, or under a name that is not the practice’s',
  'too-fast': 'Sent more at once than hands can',
}

/** What was refused, in words for a list. */
export const refusalText = (kind: RefusalKind): string => words[kind]
