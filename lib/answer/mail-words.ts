import { type OwnLanguage, ownLanguages } from '../instruments/own-wordings/own-wording'
import type { AnswerOccasion } from './request'

/*
 * Mails to clients about what they are asked: plain text without anything clinical, without the name of anybody and without a measure, since
 * whoever sees a mailbox reads them.
 */

type MailWords = {
  subject: string
  /** That there are questions: before the next appointment, or without one. */
  beforeNext: string
  atAnyTime: string
  /** The last day on which the link opens. */
  until(day: string): string
  noReply: string
  stop: string
}

/** Arabic and German have been read by nobody whose language it is. */
const words: Readonly<Record<OwnLanguage, MailWords>> = {
  en: {
    subject: 'Questions from your practice',
    beforeNext: 'Your practice has some questions for you before your next appointment:',
    atAnyTime: 'Your practice has some questions for you:',
    until: day => `The link opens until ${day}.`,
    noReply: 'Please do not reply to this mail: it may not be read in time.',
    stop: 'If you want no more mails like this one:',
  },
  de: {
    subject: 'Fragen von Ihrer Praxis',
    beforeNext: 'Ihre Praxis hat vor Ihrem nächsten Termin einige Fragen an Sie:',
    atAnyTime: 'Ihre Praxis hat einige Fragen an Sie:',
    until: day => `Der Link lässt sich bis ${day} öffnen.`,
    noReply: 'Bitte antworten Sie nicht auf diese Mail: Sie wird vielleicht nicht rechtzeitig gelesen.',
    stop: 'Wenn Sie keine solchen Mails mehr möchten:',
  },
  ar: {
    subject: 'أسئلة من عيادتك',
    beforeNext: 'لدى عيادتك بعض الأسئلة لك قبل موعدك القادم:',
    atAnyTime: 'لدى عيادتك بعض الأسئلة لك:',
    until: day => `يمكن فتح الرابط حتى ${day}.`,
    noReply: 'يُرجى عدم الرد على هذه الرسالة، فقد لا تُقرأ في الوقت المناسب.',
    stop: 'إذا كنت لا تريد تلقي رسائل مثل هذه:',
  },
}

type About = {
  /** BCP 47 tag of the request. */
  language: string
  occasion: AnswerOccasion
  expiresAt: number
  timeZone: string
  link: string
  stopLink: string
}

/** The mail to a client with the link to what they are asked: in their language, or in English where we have no words in it. */
export function answerMail({ language, occasion, expiresAt, timeZone, link, stopLink }: About) {
  const tag = ownLanguages.find(each => each === language.split('-')[0]) ?? 'en'
  const { subject, beforeNext, atAnyTime, until, noReply, stop } = words[tag]
  const asks = occasion === 'next-session' ? beforeNext : atAnyTime
  // The time ends with a day: what is a moment before it is on that day.
  const last = until(dayIn(tag, expiresAt - 1, timeZone))
  return { subject, text: paragraphs([`${asks}\n${link}`, `${last} ${noReply}`, `${stop}\n${stopLink}`]) }
}

function dayIn(language: OwnLanguage, at: number, timeZone: string): string {
  const locale = { en: 'en-GB', de: 'de-DE', ar: 'ar-u-nu-latn' }[language]
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at)
}

const paragraphs = (parts: readonly string[]) => `${parts.join('\n\n')}\n`
