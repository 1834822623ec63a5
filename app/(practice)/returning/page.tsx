import { requireViewer, titleOf } from '@/app/auth/viewer'
import { ReturnList } from '@/components/account/return-list'
import { PageHeader } from '@/components/ui/page-header'
import { returnsToAnswer } from '@/db/returns'
import { writtenInstant } from '@/lib/dates'
import { confirm, reject } from './actions'

export const generateMetadata = titleOf('Was it them?', 'answerReturns')

/** Colleagues who came back by a link alone, for those who work with them, and who keep the practice. */
export default async function ReturningPage() {
  const viewer = await requireViewer('answerReturns')
  const written = (instant: number) => writtenInstant(instant, viewer.locale, viewer.timeZone)
  const returns = (await returnsToAnswer(viewer, Date.now())).map(({ begunAt, opensAt, ...each }) => {
    return { ...each, begun: written(begunAt), opens: opensAt === null ? null : written(opensAt) }
  })
  return (
    <>
      <PageHeader
        title="Was it them?"
        subtitle="Colleagues who forgot their password, and have lost their second factor or had none."
      />
      <ReturnList returns={returns} confirm={confirm} reject={reject} />
    </>
  )
}
