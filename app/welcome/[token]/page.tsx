import type { Metadata } from 'next'
import { AuthLayout } from '@/components/account/auth-layout'
import { InvitationForm } from '@/components/account/invitation-form'
import { LinkOver } from '@/components/account/link-over'
import { Link } from '@/components/ui/link'
import { invited } from '@/db/invitations'
import { setFirstPassword } from './actions'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Set your password' }

export default async function WelcomePage({ params }: PageProps<'/welcome/[token]'>) {
  const { token } = await params
  const person = await invited(token, Date.now())
  return person ? (
    <AuthLayout
      title={`Welcome, ${person.name}`}
      lead={`Set your password for ${person.practiceName}. Nobody else ever knows it.`}
    >
      <InvitationForm action={setFirstPassword} token={token} email={person.email} wasHere={person.wasHere} />
    </AuthLayout>
  ) : (
    <LinkOver>
      Ask whoever keeps the practice for a new link. If your password is set already,{' '}
      <Link href="/login" className="text-ink underline underline-offset-4">
        log in
      </Link>
      . If it was not you who set it, tell them at once.
    </LinkOver>
  )
}
