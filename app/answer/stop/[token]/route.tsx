import { StopMailsPage } from '@/components/answer/stop-mails-page'
import { ToldPage } from '@/components/answer/told-page'
import { stopReminders } from '@/db/reminder-stop'
import { wordsIn } from '@/lib/answer/words'
import { countStranger, openedByClient, sentToAddress } from '../../answer-route'
import { page } from '../../render'
import { spokenBy } from '../../spoken'

export const dynamic = 'force-dynamic'

/** Where the link in a mail leads that stops them: a button, since scanners open links. Whether it is one of ours, it does not say. */
export const GET = openedByClient<{ token: string }>(async ({ practice, language }) =>
  page(<StopMailsPage spoken={spokenBy(practice, language)} />),
)

/** Stops them: the button was pressed, or that of a program of mail (RFC 8058). */
export const POST = sentToAddress<{ token: string }>(
  async ({ request, params: { token }, practice, language, now }) => {
    await countStranger(request, now)
    await stopReminders(token, now)
    const words = wordsIn(language)
    return page(
      <ToldPage spoken={spokenBy(practice, language)} title={words.mailsStoppedTitle} lines={[words.mailsStopped]} />,
    )
  },
)
