import { sendAnswers } from '@/db/answer-send'
import { sentByClient } from '../../answer-route'
import { leadTo } from '../../render'
import { readVisit } from '../../visit-cookie'

/** Sends all that was kept. Sent once more, or where there is nothing to send, it leads to what there is now. */
export const POST = sentByClient(async ({ now }) => {
  const secret = await readVisit()
  if (secret !== null) await sendAnswers(secret, now)
  return leadTo('/answer/now')
})
