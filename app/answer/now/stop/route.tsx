import { ToldPage } from '@/components/answer/told-page'
import { askedIn } from '@/db/answer-asked'
import { type Stopping, stopAnswering } from '@/db/answer-keep'
import { wordsIn } from '@/lib/answer/words'
import { hasHandedOver } from '../../../auth/viewer'
import { openedByClient, sentByClient } from '../../answer-route'
import { giveBackPath } from '../../give-back'
import { openInstead } from '../../instead'
import { isOfVisit, othersOpen } from '../../not-kept'
import { leadTo, page } from '../../render'
import { spokenBy } from '../../spoken'
import { forgetVisit, readTablet, readVisit } from '../../visit-cookie'

export const dynamic = 'force-dynamic'

export const GET = openedByClient(async ({ request }) => openInstead(request, '/answer/now'))

const ways: readonly Stopping[] = ['today', 'never', 'done']

/** Stops: not this time, not any more, or because the device is given back. */
export const POST = sentByClient(async ({ practice, language, form, now }) => {
  const secret = await readVisit()
  const found = secret === null ? null : await askedIn(secret, now)
  if (secret === null || !found) return leadTo('/answer/now')
  if (!isOfVisit(form, found)) return othersOpen(found, language)
  const how = ways.find(each => each === form.get('how'))
  if (how === undefined || !(await stopAnswering(secret, how, now))) return leadTo('/answer/now')
  await forgetVisit()
  if (how === 'done') return leadTo('/answer')
  const words = wordsIn(language)
  const lines = [words.stopped, ...(how === 'never' ? [words.stoppedAgain] : [])]
  const giveBack = (await hasHandedOver()) ? giveBackPath : (await readTablet()) !== null ? '/answer' : null
  const told = { title: words.stoppedTitle, lines, giveBack }
  return page(<ToldPage spoken={spokenBy(practice, language)} {...told} />)
})
