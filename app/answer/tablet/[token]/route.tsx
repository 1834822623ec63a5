import { TabletDonePage, TabletOverPage, TabletPage } from '@/components/answer/tablet-page'
import { enrolTablet, tabletToEnrol } from '@/db/tablet-enrolment'
import { countStranger, openedByClient, sentByClient } from '../../answer-route'
import { page } from '../../render'
import { spokenBy } from '../../spoken'
import { keepTablet } from '../../visit-cookie'

export const dynamic = 'force-dynamic'

type Params = { token: string }

/** Opened on a device that is to be a tablet of the practice. What opens it without a hand, such as a preview, makes nothing of it. */
export const GET = openedByClient<Params>(async ({ params: { token }, language, practice, now }) => {
  const spoken = spokenBy(practice, language)
  const name = await tabletToEnrol(token, now)
  if (name === null) return page(<TabletOverPage spoken={spoken} />, 404)
  return page(<TabletPage spoken={spoken} name={name} action={`/answer/tablet/${token}`} />)
})

/** Makes the device a tablet of the practice. */
export const POST = sentByClient<Params>(async ({ request, params: { token }, language, practice, now }) => {
  await countStranger(request, now)
  const spoken = spokenBy(practice, language)
  const secret = await enrolTablet(token, now)
  if (secret === null) return page(<TabletOverPage spoken={spoken} />, 404)
  await keepTablet(secret)
  return page(<TabletDonePage spoken={spoken} />)
})
