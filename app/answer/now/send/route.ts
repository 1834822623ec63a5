import { sendAnswers } from '@/db/answer-send'
import { openedByClient, sentByClient } from '../../answer-route'
import { openInstead } from '../../instead'
import { leadTo } from '../../render'
import { readVisit } from '../../visit-cookie'

export const dynamic = 'force-dynamic'

export const GET = openedByClient(async ({ request }) => openInstead(request, '/answer/now'))

/** Sends all that was kept. Sent once more, or where there is nothing to send, it leads to what there is now. */
export const POST = sentByClient(async ({ now }) => {
  const secret = await readVisit()
  if (secret !== null) await sendAnswers(secret, now)
  return leadTo('/answer/now')
})
