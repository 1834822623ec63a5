import { SendPage } from '@/components/answer/send-page'
import { StopPage } from '@/components/answer/stop-page'
import { ThanksPage } from '@/components/answer/thanks-page'
import { ToldPage } from '@/components/answer/told-page'
import { type Asked, askedIn } from '@/db/answer-asked'
import { noteVisit } from '@/db/answer-keep'
import { mostIdle, thanksShown } from '@/lib/answer/idle'
import { firstOpen, openItems } from '@/lib/answer/progress'
import { isBeside } from '@/lib/answer/risk'
import { crisisLinesFor, whenReadIn } from '@/lib/answer/settings'
import { type AnswerLanguage, answerDay, answerInstant, answerLanguageOf, wordsIn } from '@/lib/answer/words'
import { hasHandedOver } from '../../auth/viewer'
import { openedByClient } from '../answer-route'
import { giveBackPath } from '../give-back'
import { notOpen } from '../not-open'
import { questions } from '../questions'
import { leadTo, page } from '../render'
import { spokenBy } from '../spoken'
import { readTablet, readVisit } from '../visit-cookie'

export const dynamic = 'force-dynamic'

/** What is asked, a questionnaire a page; before it is sent, whether it is; and once it was, thanks. */
export const GET = openedByClient(async ({ request, practice, language: asked, now }) => {
  const secret = await readVisit()
  const found = secret === null ? null : await askedIn(secret, now)
  const isHandover = found ? found.way === 'handover' : await hasHandedOver()
  if (isHandover && (!found || found.state === 'idle')) return leadTo(giveBackPath)
  if (!found || secret === null) return (await readTablet()) === null ? notOpen(practice, asked) : leadTo('/answer')
  const { searchParams } = request.nextUrl
  const language = searchParams.has('language') ? asked : (answerLanguageOf(found.language) ?? asked)
  const spoken = spokenBy(practice, language)
  if (found.state === 'idle' && found.way === 'tablet') return leadTo('/answer')
  if (found.state === 'idle') {
    const words = wordsIn(language)
    return page(<ToldPage spoken={spoken} title={words.overTitle} lines={[words.over]} />)
  }
  if (found.state === 'sent') return page(thanks(found, { language, now }))
  if (found.isToBeNoted) await noteVisit(secret, now)
  return open(found, { language, at: searchParams.get('page') })
})

type Open = Extract<Asked, { state: 'open' }>

async function open(found: Open, { language, at }: { language: AnswerLanguage; at: string | null }): Promise<Response> {
  const { practice, sheets, way, expiresAt, visitId: visit } = found
  const closesAfter = isBeside(way) ? mostIdle(way) : null
  const spoken = spokenBy(practice, language)
  const first = firstOpen(sheets)
  const back = `/answer/now?page=${sheets.length}`
  const toFirst = first ? `/answer/now?page=${first.page}#q${first.item}` : '/answer/now?page=send'
  if (at === 'stop') {
    const until = way === 'link' || way === 'phone' ? answerDay(expiresAt, language, practice.timeZone) : null
    return page(<StopPage {...{ spoken, visit, until, closesAfter }} back={toFirst} />)
  }
  if (at === 'send') {
    const count = sheets.reduce((sum, sheet) => sum + openItems(sheet).length, 0)
    const isEmpty = sheets.every(({ given }) => Object.keys(given).length === 0)
    const open = first && { count, first: toFirst }
    return page(<SendPage {...{ spoken, visit, open, back, isEmpty, closesAfter }} />)
  }
  const place = Number(at)
  const sheet = sheets[place - 1]
  if (!sheet) return leadTo(toFirst)
  return page(questions(found, { sheet, place, language, given: sheet.given }))
}

type Sent = Extract<Asked, { state: 'sent' }>

function thanks(found: Sent, { language, now }: { language: AnswerLanguage; now: number }) {
  const { visitId, practice, askedLanguage, way, sentAt, isRisk, scores } = found
  const { settings, timeZone } = practice
  return (
    <ThanksPage
      spoken={spokenBy(practice, language)}
      visit={visitId}
      sentAt={answerInstant(sentAt, language, timeZone)}
      whenRead={whenReadIn(settings, language)}
      isRisk={isRisk}
      isHere={isBeside(way)}
      numbers={crisisLinesFor(settings, [language, askedLanguage])}
      device={way === 'tablet' || way === 'handover' ? way : null}
      giveBack={giveBackPath}
      scores={scores}
      // On a device of the practice it is nobody else's to read; on the client's own, whom to call stays in view.
      closesAfter={isBeside(way) ? sentAt + thanksShown - now : null}
    />
  )
}
