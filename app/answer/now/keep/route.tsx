import { type Asked, askedIn } from '@/db/answer-asked'
import { keepAnswers } from '@/db/answer-keep'
import { type AnswerLanguage, answerLanguageOf } from '@/lib/answer/words'
import { countAct } from '../../../auth/rate'
import { openedByClient, sentByClient } from '../../answer-route'
import { type GivenByForm, givenAnswers } from '../../given-answers'
import { openInstead } from '../../instead'
import { questions } from '../../questions'
import { leadTo, page, pageHeaders } from '../../render'
import { readVisit } from '../../visit-cookie'

export const dynamic = 'force-dynamic'

export const GET = openedByClient(async ({ request }) => openInstead(request, '/answer/now'))

/**
 * Keeps what was answered on a page: all of it by a button, or one answer by the page's script (`quiet`), which is told so and led nowhere.
 * What was typed and is no answer is shown again beside its field, and all else of the page is kept.
 */
export const POST = sentByClient(async ({ form, now }) => {
  const secret = await readVisit()
  const found = secret === null ? null : await askedIn(secret, now)
  const place = Number(form.get('page'))
  if (secret === null || found?.state !== 'open') return leadTo('/answer/now')
  const sheet = found.sheets[place - 1]
  if (!sheet) return leadTo('/answer/now')
  countAct(`answer ${secret}`, now)
  const read = givenAnswers(sheet.form, form)
  const given = [...read.given].map(([item, answer]) => ({
    ...(sheet.keptAs?.get(item) ?? { measure: sheet.measure, item }),
    answer,
  }))
  const kept = await keepAnswers(secret, { given, language: answerLanguageOf(form.get('language')) }, now)
  if (!kept.ok) return leadTo('/answer/now')
  if (form.get('quiet') !== null)
    return new Response(null, { status: read.wrong.size > 0 ? 202 : 204, headers: pageHeaders })
  const chosen = answerLanguageOf(form.get('language')) ?? answerLanguageOf(found.language) ?? 'en'
  if (read.wrong.size > 0) return again(found, place, read, chosen)
  return leadTo(leadsTo(found, place, form))
})

type Open = Extract<Asked, { state: 'open' }>

function again(
  found: Open,
  place: number,
  { given: kept, wrong }: GivenByForm,
  language: AnswerLanguage,
): Promise<Response> | Response {
  const sheet = found.sheets[place - 1]
  if (!sheet) return leadTo('/answer/now')
  const now = Object.fromEntries([...kept].map(([item, answer]) => [item, answer ?? undefined]))
  const given = { ...sheet.given, ...now, ...Object.fromEntries(wrong) }
  return page(questions(found, { sheet, place, language, given }), 422)
}

function leadsTo({ sheets }: Open, place: number, form: URLSearchParams): string {
  const go = form.get('go')
  if (go === 'stop') return '/answer/now?page=stop'
  const next = go === 'on' ? place + 1 : go === 'back' ? place - 1 : place
  return `/answer/now?page=${next > sheets.length ? 'send' : Math.max(1, next)}`
}
