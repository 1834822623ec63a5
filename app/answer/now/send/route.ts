import { askedIn } from '@/db/answer-asked'
import { sendAnswers } from '@/db/answer-send'
import { answerLanguageOf } from '@/lib/answer/words'
import { openedByClient, sentByClient } from '../../answer-route'
import { openInstead } from '../../instead'
import { isOfVisit, othersOpen } from '../../not-kept'
import { leadTo } from '../../render'
import { readVisit } from '../../visit-cookie'

export const dynamic = 'force-dynamic'

export const GET = openedByClient(async ({ request }) => openInstead(request, '/answer/now'))

/** Sends all that was kept. Sent once more, or where there is nothing to send, it leads to what there is now. */
export const POST = sentByClient(async ({ form, language, now }) => {
  const secret = await readVisit()
  const found = secret === null ? null : await askedIn(secret, now)
  if (secret === null || !found) return leadTo('/answer/now')
  if (!isOfVisit(form, found)) return othersOpen(found, answerLanguageOf(found.language) ?? language)
  await sendAnswers(secret, now)
  return leadTo('/answer/now')
})
