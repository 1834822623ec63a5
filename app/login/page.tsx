import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthLayout } from '@/components/account/auth-layout'
import { FormMessage } from '@/components/ui/form-message'
import { Link } from '@/components/ui/link'
import { PasskeyForm } from '@/components/ui/passkey-form'
import { demoAccounts } from '@/db/accounts'
import { hasPasskeys } from '@/db/passkeys'
import { hasPractice } from '@/db/practices'
import { relyingParty } from '../auth/passkey'
import { currentViewer, homeOf, safePath } from '../auth/viewer'
import { askLogIn, passkeyLogIn } from './actions'
import { DemoLogins, LoginForm } from './login-form'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Log in' }

const alreadySetUp =
  'The practice was set up a moment ago. If that was you, log in; if it was somebody else, ask them to add you.'

type Props = PageProps<'/login'>

export default async function LoginPage({ searchParams }: Props) {
  if (!(await hasPractice())) redirect('/setup')
  const { next, taken } = await searchParams
  const then = safePath(typeof next === 'string' ? next : null)
  const viewer = await currentViewer()
  if (viewer) redirect(then ?? homeOf(viewer))
  const accounts = await demoAccounts()
  return (
    <AuthLayout title="Log in">
      {taken && <FormMessage>{alreadySetUp}</FormMessage>}
      <LoginForm next={then ?? '/'} />
      {accounts.length === 0 && relyingParty() && (await hasPasskeys()) && (
        <PasskeyForm
          ask={askLogIn}
          action={passkeyLogIn}
          label="Log in with a passkey"
          fields={{ next: then ?? '/' }}
        />
      )}
      {accounts.length > 0 ? <DemoLogins accounts={accounts} next={then ?? '/'} /> : <LockedOut />}
    </AuthLayout>
  )
}

/** The way back in for whoever keeps the practice: by the machine. */
const LockedOut = () => (
  <p className="text-[0.8125rem] text-soft">
    Password forgotten? Whoever keeps the practice can make you a link to set a new one. An administrator can run{' '}
    <code>npm run recover</code> on the computer that Attune runs on, and then{' '}
    <Link href="/recover" className="text-ink underline underline-offset-4">
      set a new password
    </Link>
    .
  </p>
)
