import type { NextRequest } from 'next/server'
import { type AnswerPractice, answerPractice } from '@/db/answer-asked'
import { type AnswerLanguage, answerLanguageAsked, answerLanguageOf, wordsIn } from '@/lib/answer/words'
import { addressOf } from '../auth/address'
import { logError } from '../auth/error-message'
import { countOpenAct, isTooFast } from '../auth/rate'
import { pageHeaders } from './render'
import { addressAtDoor, isThroughDoor } from './through-door'

type AskedRoute<Params> = {
  request: NextRequest
  params: Params
  /** The language that the page was asked for in; the browser's own where it was not. */
  language: AnswerLanguage
  practice: AnswerPractice
  now: number
}

type Work<Params> = (asked: AskedRoute<Params>) => Promise<Response>
type Handler<Params> = (request: NextRequest, context: { params: Promise<Params> }) => Promise<Response>

/** The one wrapper of what a client opens. It changes nothing: scanners of mail and previews open links too. */
export const openedByClient = <Params = object>(work: Work<Params>): Handler<Params> => handler(work)

type SentWork<Params> = (asked: AskedRoute<Params> & { form: URLSearchParams }) => Promise<Response>

/** The one wrapper of what a client sends: a form of a page of ours, from the same address. */
export const sentByClient = <Params = object>(work: SentWork<Params>): Handler<Params> =>
  handler(async asked => {
    const { request } = asked
    const words = wordsIn(asked.language)
    if (!isFromHere(request.headers) || !isForm(request.headers)) return say(words.notFromHere, 403)
    const form = new URLSearchParams(await request.text())
    return work({ ...asked, form, language: answerLanguageOf(form.get('language')) ?? asked.language })
  })

/**
 * The one wrapper of what an address alone says, whoever sends it: a page of ours, or a program of mail by itself, which says of no page that it
 * sent it. What comes along is not read.
 */
export const sentToAddress = <Params = object>(work: Work<Params>): Handler<Params> => handler(work)

/** Counts what somebody sends who has shown nothing yet. Throws `TooFast` where that is more than hands do. */
export async function countStranger({ headers }: NextRequest, now: number): Promise<void> {
  countOpenAct(`answer ${isThroughDoor(headers) ? addressAtDoor(headers) : await addressOf()}`, now)
}

const handler =
  <Params>(work: Work<Params>): Handler<Params> =>
  async (request, { params }) => {
    const language = languageOf(request)
    try {
      const practice = await answerPractice()
      if (!practice) return say(wordsIn(language).notOpenTitle, 404)
      return await work({ request, params: await params, language, practice, now: Date.now() })
    } catch (error) {
      if (isTooFast(error)) return say(wordsIn(language).tooFast, 429)
      logError(error)
      return say(wordsIn(language).failed, 500)
    }
  }

const languageOf = ({ nextUrl, headers }: NextRequest): AnswerLanguage =>
  answerLanguageOf(nextUrl.searchParams.get('language')) ?? answerLanguageAsked(headers.get('accept-language'))

const isForm = (headers: Headers) =>
  /^application\/x-www-form-urlencoded(?:;|$)/i.test(headers.get('content-type') ?? '')

/** Whether a form was sent by a page of the same address. A browser says so in one of two ways; who says nothing is no browser of today. */
function isFromHere(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return headers.get('sec-fetch-site') === 'same-origin'
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return URL.canParse(origin) && new URL(origin).host === host && isSameSite(headers.get('sec-fetch-site'))
}

const isSameSite = (site: string | null) => site === null || site === 'same-origin'

const say = (line: string, status: number) =>
  new Response(`${line}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...pageHeaders } })
