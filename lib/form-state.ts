/** What a form gets back from its server action. */
export type FormState = {
  ok?: boolean
  /** Sentences by field name. */
  errors?: Record<string, string[]>
  /** By field name, a value that would do where the one that was typed does not. */
  offers?: Record<string, string>
  /** As typed, so that nothing is lost; never passwords. */
  values?: Record<string, string>
  /** A sentence about the form as a whole. */
  message?: string
  /** Somebody else changed it meanwhile. */
  conflict?: boolean
  /** The page behind has what they saved, to be shown beside what was typed. */
  showsStored?: boolean
  /** The login has ended; what was typed is in `values` and can be sent again after logging in. */
  signedOut?: boolean
  /** What was sent is carried out once its sender has shown again that it is them. What was typed is in `values`. */
  stepUp?: StepUpQuestion
}

/** By what somebody shows again that it is them. The people of a demo have nothing to show. */
export type StepUpBy = 'password' | 'code' | 'nothing'

/** What somebody can show again that it is them by. */
export type StepUpMeans = {
  by: StepUpBy
  /** The e-mail address, for password managers. */
  account: string
  /** Where a code is asked for: an app shows one. Else there are recovery codes alone. */
  hasApp: boolean
  /** A passkey will do as well. */
  hasPasskey: boolean
}

export type StepUpQuestion = StepUpMeans & {
  /** Takes what is shown. */
  confirm: FormAction
  /** Gives what a passkey is asked to sign. */
  ask: PasskeyAction
}

/** Where somebody shows again that it is them, when no dialog can ask over the page, and is led back from. */
export const confirmPath = (back: string) => `/me/confirm?next=${encodeURIComponent(back)}`

/** Gives what a passkey is asked, as JSON. */
export type PasskeyAction = (previous: FormState, form: FormData) => Promise<FormState & { options?: string }>

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

/** What is wrong with some fields, as a form shows it: those without a problem (null) are left out. */
export const besideFields = (problems: Readonly<Record<string, string | null>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(problems).flatMap(([name, said]) => (said === null ? [] : [[name, [said]]])))
