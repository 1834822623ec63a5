/** What the sheet has for one item: a response value, or why there is none. An item not reached yet is absent. */
export type Answer = number | 'blank' | 'declined'

/** Answers by item number, raw (before any reversal). */
export type Answers = { readonly [item: number]: Answer | undefined }

export const respondents = ['client', 'clinician'] as const
export type Respondent = (typeof respondents)[number]

/** Whom an ECR-RS sheet is about; no other instrument has a target. It was not validated for the therapist. */
export const targets = ['general', 'partner', 'mother', 'father', 'friend', 'therapist'] as const
export type Target = (typeof targets)[number]

/** Why an assessment holds no answers. */
export const absences = ['not-due', 'not-asked', 'declined', 'paused'] as const
export type Absence = (typeof absences)[number]
