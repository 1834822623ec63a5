import { CodePage, NoLinkPage } from '@/components/answer/code-page'
import { tabletOf } from '@/db/answer-begin'
import { openedByClient } from './answer-route'
import { page } from './render'
import { spokenBy } from './spoken'
import { forgetVisit, readTablet, readVisit } from './visit-cookie'

export const dynamic = 'force-dynamic'

/** A tablet of the practice asks for a code; to anything else this is no more than a place where links begin. */
export const GET = openedByClient(async ({ request, language, practice, now }) => {
  const spoken = spokenBy(practice, language)
  const secret = await readTablet()
  const tablet = secret === null ? null : await tabletOf(secret)
  if (!tablet) return page(<NoLinkPage spoken={spoken} />)
  // Whoever begins here is somebody else than who had it before.
  if ((await readVisit()) !== null) await forgetVisit()
  const isLocked = tablet.lockedUntil !== null && now < tablet.lockedUntil
  const isChosen = request.nextUrl.searchParams.has('language')
  return page(<CodePage spoken={spoken} isChosen={isChosen} typed="" wrong={isLocked ? 'locked' : null} />)
})
