export const roles = ['clinician', 'supervisor', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a person may be allowed to do at all; which clients it holds for is decided by `db/access.ts`. */
export type Verb = keyof typeof verbs

const verbs = {
  seeOwnAccount: roles,
  readNotices: roles,
  seeInstruments: ['clinician', 'supervisor', 'admin'],
  readClients: ['clinician', 'supervisor'],
  keepClients: ['clinician'],
  recordSessions: ['clinician'],
  workFlags: ['clinician'],
  managePractice: ['admin'],
  seeAudit: ['admin'],
  seeReaders: ['clinician'],
  openInEmergency: ['clinician'],
  reviewEmergencies: ['clinician', 'admin'],
  transferClients: ['clinician', 'admin'],
  answerReturns: roles,
  seeFirstDays: ['clinician', 'admin'],
} as const satisfies Record<string, readonly Role[]>

/**
 * Why somebody who is logged in may do nothing here yet but what is about their own account: they need a second factor and have none, or they
 * came back by a link alone, and nobody has confirmed yet that it is them.
 */
export type HeldBack = 'no-second-factor' | 'awaiting-colleague'

type Checked = {
  practiceId: string
  practiceName: string
  isDemo: boolean
  timeZone: string
  locale: string
  personId: string
  loginId: string
  name: string
  roles: readonly Role[]
  admittedAt: number
  heldBack: HeldBack | null
  secondFactor: SecondFactorState
}

/** Whether a person has a second factor, an app or a passkey, and from which day on they need one, where they do. */
export type SecondFactorState = { isOn: boolean; hasApp: boolean; hasPasskey: boolean; requiredFrom: string | null }

/**
 * The checked person at the keyboard. Its constructor is private, so that a function which asks for a Viewer cannot be
 * called with anything else; `db/logins.ts` alone admits one, after it has looked the login up (held by a test).
 */
export class Viewer {
  readonly #checked = true
  readonly practiceId: string
  readonly practiceName: string
  readonly isDemo: boolean
  /** IANA zone of the practice: its days and times are those of this zone. */
  readonly timeZone: string
  /** BCP 47 tag by which dates and numbers are written. */
  readonly locale: string
  readonly personId: string
  readonly loginId: string
  readonly name: string
  /** What they may do now: none of their roles while they are held back. */
  readonly roles: readonly Role[]
  /** When the request came, in ms: what is open to them for a time is so at this moment. */
  readonly admittedAt: number
  readonly heldBack: HeldBack | null
  readonly secondFactor: SecondFactorState

  private constructor(checked: Checked) {
    this.practiceId = checked.practiceId
    this.practiceName = checked.practiceName
    this.isDemo = checked.isDemo
    this.timeZone = checked.timeZone
    this.locale = checked.locale
    this.personId = checked.personId
    this.loginId = checked.loginId
    this.name = checked.name
    this.admittedAt = checked.admittedAt
    this.roles = checked.heldBack === null ? checked.roles : []
    this.heldBack = checked.heldBack
    this.secondFactor = checked.secondFactor
  }

  static admit(checked: Checked): Viewer {
    return new Viewer(checked)
  }

  get isChecked(): boolean {
    return this.#checked
  }
}

/** Whether one of the viewer's roles allows the verb. Says nothing about a particular client. Their own account is everybody's. */
export function may(viewer: Viewer, verb: Verb): boolean {
  if (verb === 'seeOwnAccount') return true
  const allowed: readonly Role[] = verbs[verb]
  return viewer.roles.some(role => allowed.includes(role))
}
