import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthLayout } from '@/components/account/auth-layout'
import { Link } from '@/components/ui/link'
import { handedOverBy } from '@/db/handed-over'
import { sessionTakenBack } from '@/db/handovers'
import { sessionPath } from '../(practice)/clients/[clientId]/sessions/paths'
import { readLoginId } from '../auth/login-cookie'
import { relyingParty } from '../auth/passkey'
import { currentViewer, homeOf } from '../auth/viewer'
import { logInAgain } from './actions'
import { GiveBackForm } from './give-back-form'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Please give the device back' }

/** Where a screen that was handed over is given back: whose it is shows that it is them, as at any login, and goes on where they were. */
export default async function GiveBackPage() {
  const viewer = await currentViewer()
  if (viewer) {
    const back = await sessionTakenBack(viewer)
    redirect(back ? sessionPath(back.clientId, back.sessionId) : homeOf(viewer))
  }
  const loginId = await readLoginId()
  const person = loginId === null ? null : await handedOverBy(loginId, Date.now())
  if (!person) redirect('/login')
  const { name, isDemo, hasApp } = person
  return (
    <AuthLayout title="Please give the device back." lead="Thank you. The rest of this page is for the practice.">
      <GiveBackForm
        person={{ name, isDemo, hasApp, hasPasskey: person.hasPasskey && relyingParty() !== null }}
        action={logInAgain}
      />
      <p className="text-[0.8125rem] text-soft">
        <Link href="/login" className="underline underline-offset-4 hover:text-ink">
          Log in as somebody else
        </Link>
      </p>
    </AuthLayout>
  )
}
