import { CheckPage, type TypedCheck } from '@/components/answer/check-page'
import { answerLink, beginByLink } from '@/db/answer-begin'
import { isDate } from '@/lib/dates'
import { latinDigits } from '@/lib/text/latin-digits'
import { countStranger, openedByClient, sentByClient } from '../../answer-route'
import { openInstead } from '../../instead'
import { notOpen } from '../../not-open'
import { leadTo, page } from '../../render'
import { spokenBy } from '../../spoken'
import { keepVisit, readVisits } from '../../visit-cookie'

export const dynamic = 'force-dynamic'

export const GET = openedByClient<{ token: string }>(async ({ request, params: { token } }) =>
  openInstead(request, `/answer/${token}`),
)

/** What only the client knows. Half of it, or a day that does not exist, is no try. */
export const POST = sentByClient<{ token: string }>(
  async ({ request, params: { token }, practice, language, form, now }) => {
    await countStranger(request, now)
    const link = await answerLink(token, now)
    if (!link) return notOpen(practice, language)
    const typed = typedIn(form)
    const again = (wrong: 'half' | 'none' | 'wrong') => {
      const asked = { spoken: spokenBy(practice, language), action: `/answer/${token}/begin`, by: link.check }
      return page(<CheckPage {...asked} typed={typed} wrong={wrong} />, 422)
    }
    const given = link.check === 'pin' ? pinIn(typed) : dateIn(typed)
    if (given === null) return again('half')
    if (link.check === 'birth-date' && !isDate(given)) return again('none')
    const begun = await beginByLink({ token, given, language, before: await readVisits() }, now)
    if (!begun.ok) return begun.why === 'gone' ? notOpen(practice, language) : again('wrong')
    await keepVisit(begun.secret, { isInPerson: false })
    return leadTo('/answer/now')
  },
)

function typedIn(form: URLSearchParams): TypedCheck {
  const field = (name: string) => (form.get(name) ?? '').trim().slice(0, 12)
  return { day: field('day'), month: field('month'), year: field('year'), pin: field('pin') }
}

/** The date as YYYY-MM-DD, whether or not there is such a day; null where it is not whole. */
function dateIn({ day, month, year }: TypedCheck): string | null {
  const parts = [year, month, day].map(latinDigits)
  const isWhole = /^\d{4}-\d{1,2}-\d{1,2}$/.test(parts.join('-'))
  return isWhole ? parts.map((part, at) => part.padStart(at === 0 ? 4 : 2, '0')).join('-') : null
}

function pinIn({ pin }: TypedCheck): string | null {
  const digits = latinDigits(pin).replace(/[\s-]/g, '')
  return /^\d{4,8}$/.test(digits) ? digits : null
}
