import { type Asked, askedIn } from '@/db/answer-asked'
import { keepAnswers } from '@/db/answer-keep'
import { type AnswerLanguage, answerLanguageOf } from '@/lib/answer/words'
import { countAct } from '../../../auth/rate'
import { openedByClient, sentByClient } from '../../answer-route'
import { type GivenByForm, givenAnswers } from '../../given-answers'
import { openInstead } from '../../instead'
import { changedMeanwhile, isOfVisit, othersOpen } from '../../not-kept'
import { questions } from '../../questions'
import { leadTo, page, pageHeaders } from '../../render'
import { readVisit } from '../../visit-cookie'

export const dynamic = 'force-dynamic'

export const GET = openedByClient(async ({ request }) => openInstead(request, '/answer/now'))

/**
 * Keeps what was answered on a page: all of it by a button, or one answer by the page's script (`quiet`), which is told so and led nowhere. A
 * page says of which visit and which questionnaire it is: another one may be in their place by now. What was typed and is no answer is shown again
 * beside its field, and all else of the page is kept.
 */
export const POST = sentByClient(async ({ form, language: asked, now }) => {
  const secret = await readVisit()
  const found = secret === null ? null : await askedIn(secret, now)
  if (secret === null || !found || found.state === 'sent') return leadTo('/answer/now')
  const language = answerLanguageOf(form.get('language')) ?? answerLanguageOf(found.language) ?? asked
  if (!isOfVisit(form, found)) return othersOpen(found, language)
  countAct(`answer ${secret}`, now)
  const sheet = found.sheets.find(({ measure }) => measure === form.get('measure'))
  const read = sheet && givenAnswers(sheet.form, form)
  if (!sheet || !read || read.isOfOthers) return changedMeanwhile(found, language)
  const given = [...read.given].map(([item, answer]) => ({
    ...(sheet.keptAs?.get(item) ?? { measure: sheet.measure, item }),
    answer,
  }))
  const kept = await keepAnswers(secret, { given, language: answerLanguageOf(form.get('language')) }, now)
  if (!kept.ok) return kept.why === 'invalid' ? changedMeanwhile(found, language) : leadTo('/answer/now')
  if (found.state === 'idle') return leadTo('/answer/now')
  if (form.get('quiet') !== null)
    return new Response(null, { status: read.wrong.size > 0 ? 202 : 204, headers: pageHeaders })
  const place = found.sheets.indexOf(sheet) + 1
  if (read.wrong.size > 0) return again(found, { sheet, place, language }, read)
  return leadTo(leadsTo(found, place, form))
})

type Open = Extract<Asked, { state: 'open' }>
type Place = { sheet: Open['sheets'][number]; place: number; language: AnswerLanguage }

function again(found: Open, at: Place, { given: kept, wrong }: GivenByForm): Promise<Response> {
  const now = Object.fromEntries([...kept].map(([item, answer]) => [item, answer ?? undefined]))
  const given = { ...at.sheet.given, ...now, ...Object.fromEntries(wrong) }
  return page(questions(found, { ...at, given }), 422)
}

function leadsTo({ sheets }: Open, place: number, form: URLSearchParams): string {
  const go = form.get('go')
  if (go === 'stop') return '/answer/now?page=stop'
  const next = go === 'on' ? place + 1 : go === 'back' ? place - 1 : place
  return `/answer/now?page=${next > sheets.length ? 'send' : Math.max(1, next)}`
}
