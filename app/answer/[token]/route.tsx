import { CheckPage } from '@/components/answer/check-page'
import { answerLink } from '@/db/answer-begin'
import { answerLanguageOf } from '@/lib/answer/words'
import { openedByClient } from '../answer-route'
import { notOpen } from '../not-open'
import { page } from '../render'
import { spokenBy } from '../spoken'

export const dynamic = 'force-dynamic'

/** A link, opened by a client or by whatever opens links: it asks for what only the client knows, and changes nothing. */
export const GET = openedByClient<{ token: string }>(
  async ({ request, params: { token }, practice, language, now }) => {
    const link = await answerLink(token, now)
    if (!link) return notOpen(practice, language)
    const chosen = request.nextUrl.searchParams.has('language')
      ? language
      : (answerLanguageOf(link.language) ?? language)
    const spoken = spokenBy(practice, chosen)
    const typed = { day: '', month: '', year: '', pin: '' }
    return page(
      <CheckPage spoken={spoken} action={`/answer/${token}/begin`} by={link.check} typed={typed} wrong={null} />,
    )
  },
)
