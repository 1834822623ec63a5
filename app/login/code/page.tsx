import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { relyingParty } from '@/app/auth/passkey'
import { readFirstStep } from '@/app/auth/second-step'
import { currentViewer, homeOf, safePath } from '@/app/auth/viewer'
import { AuthLayout } from '@/components/account/auth-layout'
import { CodeForm } from '@/components/account/code-form'
import { Link } from '@/components/ui/link'
import { PasskeyForm } from '@/components/ui/passkey-form'
import { secondStepBy } from '@/db/second-step'
import { askSecondStep, sendCode, sendPasskey } from './actions'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Your second factor' }

/** The second step of a log-in, for whoever's password was right. */
export default async function CodePage({ searchParams }: PageProps<'/login/code'>) {
  const { next } = await searchParams
  const then = safePath(typeof next === 'string' ? next : null)
  const viewer = await currentViewer()
  if (viewer) redirect(then ?? homeOf(viewer))
  const begun = await readFirstStep()
  if (!begun) redirect(then === null ? '/login' : `/login?next=${encodeURIComponent(then)}`)
  const { hasApp, ...held } = await secondStepBy(begun.personId)
  const hasPasskey = relyingParty() !== null && held.hasPasskey
  const code = hasApp ? 'the code from your app' : 'a recovery code'
  return (
    <AuthLayout
      title="Your second factor"
      lead={`The password of ${begun.email} is right. Now ${hasPasskey ? `your passkey, or ${code}` : code}.`}
    >
      {hasPasskey && (
        <PasskeyForm ask={askSecondStep} action={sendPasskey} label="Use your passkey" fields={{ next: then ?? '/' }} />
      )}
      <CodeForm action={sendCode} hasApp={hasApp} next={then ?? '/'} />
      <p className="text-[0.8125rem] text-soft">
        {hasApp && 'No phone at hand? '}Each of the recovery codes that you printed works once. If you have lost those
        too, whoever keeps the practice can make you a link to start anew.{' '}
        <Link href="/login" className="text-ink underline underline-offset-4">
          Log in as somebody else
        </Link>
      </p>
    </AuthLayout>
  )
}
