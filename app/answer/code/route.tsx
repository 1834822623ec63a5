import { CodePage, NoLinkPage } from '@/components/answer/code-page'
import { beginByCode } from '@/db/answer-begin'
import { answerCodeTyped } from '@/lib/answer/code'
import { countStranger, openedByClient, sentByClient } from '../answer-route'
import { openInstead } from '../instead'
import { leadTo, page } from '../render'
import { spokenBy } from '../spoken'
import { keepVisit, readTablet } from '../visit-cookie'

export const dynamic = 'force-dynamic'

export const GET = openedByClient(async ({ request }) => openInstead(request, '/answer'))

/** The code that a client was given, typed on a tablet of the practice. */
export const POST = sentByClient(async ({ request, practice, language, form, now }) => {
  const spoken = spokenBy(practice, language)
  const tablet = await readTablet()
  if (tablet === null) return page(<NoLinkPage spoken={spoken} />, 403)
  await countStranger(request, now)
  const typed = (form.get('code') ?? '').slice(0, 12)
  const isChosen = form.has('language')
  const again = (wrong: 'half' | 'unknown' | 'locked') =>
    page(<CodePage spoken={spoken} isChosen={isChosen} typed={typed} wrong={wrong} />, 422)
  const code = answerCodeTyped(typed)
  if (code === null) return again('half')
  const begun = await beginByCode({ tablet, code, language: isChosen ? language : null }, now)
  if (!begun.ok) return begun.why === 'no-tablet' ? page(<NoLinkPage spoken={spoken} />, 403) : again(begun.why)
  await keepVisit(begun.secret)
  return leadTo('/answer/now')
})
