import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { askStepUp, confirmIdentity } from '@/app/auth/actions'
import { homeOf, requireViewer, safePath } from '@/app/auth/viewer'
import { PageHeader } from '@/components/ui/page-header'
import { StepUpForm } from '@/components/ui/step-up-form'
import { ownStepUp } from '@/db/logins'

export const metadata: Metadata = { title: 'Confirm that it is you' }

/** Where somebody shows again that it is them, when no dialog can ask over the page: without script, and before a file. */
export default async function ConfirmPage({ searchParams }: PageProps<'/me/confirm'>) {
  const viewer = await requireViewer('seeOwnAccount')
  const { next } = await searchParams
  const back = safePath(typeof next === 'string' ? next : null) ?? homeOf(viewer)
  const asked = (await ownStepUp(viewer)) ?? notFound()
  return (
    <div className="grid max-w-md gap-6">
      <PageHeader
        title="Confirm that it is you"
        subtitle="This needs a fresh check. You then return to the page: press the button there again, within five minutes."
      />
      <StepUpForm question={{ ...asked, confirm: confirmIdentity, ask: askStepUp }} next={back} />
    </div>
  )
}
