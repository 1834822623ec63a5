export const roles = ['clinician', 'supervisor', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a person may be allowed to do at all; which clients it holds for is decided by `db/access.ts`. */
export type Verb = keyof typeof verbs

const verbs = {
  seeOwnAccount: ['clinician', 'supervisor', 'admin'],
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
  seeFirstDays: ['clinician', 'admin'],
} as const satisfies Record<string, readonly Role[]>

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
}

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
  readonly roles: readonly Role[]
  /** When the request came, in ms: what is open to them for a time is so at this moment. */
  readonly admittedAt: number

  private constructor(checked: Checked) {
    this.practiceId = checked.practiceId
    this.practiceName = checked.practiceName
    this.isDemo = checked.isDemo
    this.timeZone = checked.timeZone
    this.locale = checked.locale
    this.personId = checked.personId
    this.loginId = checked.loginId
    this.name = checked.name
    this.roles = checked.roles
    this.admittedAt = checked.admittedAt
  }

  static admit(checked: Checked): Viewer {
    return new Viewer(checked)
  }

  get isChecked(): boolean {
    return this.#checked
  }
}

/** Whether one of the viewer's roles allows the verb. Says nothing about a particular client. */
export function may(viewer: Viewer, verb: Verb): boolean {
  const allowed: readonly Role[] = verbs[verb]
  return viewer.roles.some(role => allowed.includes(role))
}
