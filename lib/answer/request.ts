/*
 * What a client is asked to answer by themselves: by which way they get there, where the answers go, and how it ends.
 */

/** The clinician's screen handed over, a tablet of the practice, the client's own phone in the practice, a link from home. */
export const answerWays = ['handover', 'tablet', 'phone', 'link'] as const
export type AnswerWay = (typeof answerWays)[number]

/** To a session that is there, to the next one before it is, or to none: between sessions. */
export const answerOccasions = ['session', 'next-session', 'between'] as const
export type AnswerOccasion = (typeof answerOccasions)[number]

/** By what it is known that it is the client who answers. In person: somebody of the practice saw to it. */
export const answerChecks = ['in-person', 'birth-date', 'pin'] as const
export type AnswerCheck = (typeof answerChecks)[number]

/**
 * How a request ended: answers were sent; somebody of the practice took it back; its time was over; the client said not today, or not to be
 * asked again.
 */
export const requestOutcomes = ['sent', 'withdrawn', 'run-out', 'not-today', 'not-again'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]

/** How it ended that a clinician's screen was in a client's hands; where nobody ended it, it does with the hours of the login. */
export const handoverOutcomes = ['given-back', 'ended-elsewhere'] as const
export type HandoverOutcome = (typeof handoverOutcomes)[number]

/** What mails of the practice are about. What they say is nothing clinical, whatever it is. */
export const mailingKinds = ['link', 'reminder', 'safety', 'daily-counts', 'unseen'] as const
export type MailingKind = (typeof mailingKinds)[number]

/** `told`: there was no mail of its own; it is counted in what administrators were told. */
export const mailingOutcomes = ['sent', 'not-needed', 'failed', 'told'] as const
export type MailingOutcome = (typeof mailingOutcomes)[number]
