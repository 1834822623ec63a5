import { shortDate } from './dates'
import { capitalize, plural } from './text/number-words'

/*
 * What people are told on the first page they see, a line for each kind. To tell them something new, add its kind here, with its words, and
 * call `notify()` of db/notice-rows.ts within the act.
 */

export const noticeKinds = [
  'care-team.joined',
  'care-team.left',
  'colleague.left',
  'responsible.changed',
  'cover.given',
  'cover.changed',
  'transfer.received',
  'transfer.given',
  'transfer.undone',
  'emergency.opened',
  'emergency.reviewed',
  'emergency.ended',
  'return.begun',
  'return.confirmed',
  'return.rejected',
  'logins.ended',
  'second-factor.refused',
  'answers.safety',
  'answers.unseen',
  'reminders.stopped',
  'mail.failed',
  'answers.locked',
  'answers.not-again',
  'answers.kept-between',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export type Notice = {
  kind: NoticeKind
  /** The code of the client it is about, while they are open to the reader. */
  code: string | null
  /** Whom it is about; null where it is about nobody else than who reads it. */
  about: string | null
  /** Who did it; null where nobody did who is logged in. */
  by: string | null
  count: number | null
  detail: string | null
}

/** `about` is "you" where it is the reader, who is always the one spoken to. */
const words: Readonly<Record<NoticeKind, (notice: Notice, locale: string) => string>> = {
  'care-team.joined': ({ by, about, code, detail }) =>
    about === null
      ? `${by} added you to the care team of ${of(code)}, as ${detail}.`
      : `${by} added ${about} to the care team of ${of(code)}, as ${detail}.`,
  'care-team.left': ({ by, about, code, detail }) => {
    if (about === null) return `${by} ended your access to ${of(code)} as ${detail}.`
    return by === about
      ? `${about} left the care team of ${of(code)}.`
      : `${by} ended the access of ${about} to ${of(code)}.`
  },
  'colleague.left': ({ by, about, count }) =>
    `${by} closed the account of ${about}, who was on the care team of ${plural(count ?? 0, 'client')} of yours.`,
  'responsible.changed': ({ by, about, code }) =>
    about === null
      ? `${by} made you the responsible clinician of ${of(code)}.`
      : `${by} made ${about} the responsible clinician of ${of(code)}.`,
  'cover.given': ({ by, about, code, detail }, locale) =>
    about === null
      ? `${by} asked you to cover for ${of(code)}, ${daysOf(detail, locale)}.`
      : `${by} asked ${about} to cover for ${of(code)}, ${daysOf(detail, locale)}.`,
  'cover.changed': ({ by, about, code, detail }, locale) =>
    about === null
      ? `${by} changed the days of your cover for ${of(code)}: now ${daysOf(detail, locale)}.`
      : `${by} changed the days on which ${about} covers for ${of(code)}: now ${daysOf(detail, locale)}.`,
  'transfer.received': ({ by, about, count }) =>
    `${by} transferred ${plural(count ?? 0, 'client')}${about === by ? '' : ` of ${about}`} to you. You are now their responsible clinician.`,
  'transfer.given': ({ by, about, count }) => `${by} transferred ${plural(count ?? 0, 'client')} of yours to ${about}.`,
  'transfer.undone': ({ by, about, count }) =>
    about === null
      ? `${by} took the transfer of ${plural(count ?? 0, 'client')} back.`
      : `${by} took the transfer of ${plural(count ?? 0, 'client')} to ${about} back.`,
  'emergency.opened': ({ by, code }) =>
    `${by} opened the record of ${of(code)} in an emergency. It needs a review by somebody other than ${by}.`,
  'emergency.reviewed': ({ by, detail }) => {
    const [finding, ended] = (detail ?? '').split(' ')
    const found = finding === 'needed' ? 'it was needed' : 'it was not needed'
    return `${by} reviewed your emergency access: ${found}.${ended ? ' It has ended: the record is closed to you again.' : ''}`
  },
  'emergency.ended': ({ by }) => `${by} ended your emergency access: the record is closed to you again.`,
  'return.begun': ({ about }) =>
    `${about} set a new password by a link, without a second factor. Was it them? They see no client until somebody has spoken with them.`,
  'return.confirmed': ({ by, about }) =>
    about === null
      ? `${by} confirmed that it was you who came back.`
      : `${by} confirmed that it was ${about} who came back. ${about} sees clients again.`,
  'return.rejected': ({ by, about }) =>
    `${by} said that it was not ${about} who came back. Whoever it was is logged out, and ${about} needs a new link.`,
  'second-factor.refused': () =>
    'Your password was typed, and then a second factor that was not right, several times. If that was not you, somebody knows your password: please change it.',
  'answers.kept-between': ({ code, detail }) =>
    `${capitalize(of(code))} sent answers by themselves. They are kept between sessions: ${keptBetweenText[detail ?? ''] ?? 'they have no session any more'}.`,
  'logins.ended': ({ by }) => `${by} logged you out wherever you were logged in.`,
  'answers.safety': ({ code }) => `Answers that ${of(code)} sent raised a Safety flag. Please look today.`,
  'answers.unseen': ({ count }) =>
    `What ${plural(count ?? 0, 'client')} sent has been here for longer than the practice has set, and nobody has looked at it.`,
  'reminders.stopped': ({ code }) => `${of(code)} wants no more reminders by mail, and gets none from now on.`,
  'mail.failed': () =>
    'Mails of Attune could not be sent, though they were tried for hours. Please see to the mail server. What they were about is told in Attune too.',
  'answers.locked': ({ code }) =>
    `Several dates of birth or PINs that were not right were given for what ${of(code)} was asked to answer. It is closed for a while. If that was not the client, withdraw it.`,
  'answers.not-again': ({ code }) => `${of(code)} does not want to be asked to answer such questions again.`,
}

/** Why answers that were asked for a session are not with it. */
const keptBetweenText: Readonly<Record<string, string>> = {
  void: 'the session that they were asked for is void',
  moved: 'the session that they were asked for is not this client’s any more',
  'not-held': 'the session that they were asked for did not take place',
  ended: 'the episode that they were asked in has ended',
  transferred: 'the client was transferred after they were asked',
  'long-ago': 'the session that they were asked for was too long ago',
  answered: 'the same had been answered for that session before',
}

const of = (code: string | null) => code ?? 'a client'

/** A notice as a sentence, to the person it is for. */
export const noticeText = (notice: Notice, locale: string): string => words[notice.kind](notice, locale)

/** The page on which there is something to do about it; null where the client is all there is to see. */
export const noticePage = (kind: NoticeKind): string | null => pages[kind] ?? null

const pages: Partial<Record<NoticeKind, string>> = {
  'emergency.opened': '/emergency',
  'return.begun': '/returning',
  'second-factor.refused': '/me',
  'answers.safety': '/flags',
}

/** The first and the last day as a notice keeps them. */
export const daysDetail = (fromOn: string, lastOn: string): string => `${fromOn} ${lastOn}`

/** What was found of an emergency access, and whether the review ended it. */
export const reviewDetail = (finding: 'needed' | 'not-needed', isEnded: boolean): string =>
  isEnded ? `${finding} ended` : finding

function daysOf(detail: string | null, locale: string): string {
  const [from = '', last = ''] = (detail ?? '').split(' ')
  return from === last
    ? `on ${shortDate(from, locale)}`
    : `from ${shortDate(from, locale)} to ${shortDate(last, locale)}`
}
