import type { Metadata } from 'next'
import { AuthLayout } from '@/components/account/auth-layout'
import { LinkOver } from '@/components/account/link-over'
import { ResetForm } from '@/components/account/reset-form'
import { Link } from '@/components/ui/link'
import { resetFor } from '@/db/password-resets'
import { resetPassword } from './actions'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Set a new password' }

export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  const { token } = await params
  const person = await resetFor(token, Date.now())
  return person ? (
    <AuthLayout title="Set a new password" lead={`For ${person.name}, at ${person.practiceName}.`}>
      <ResetForm action={resetPassword} token={token} email={person.email} hasSecondFactor={person.hasSecondFactor} />
    </AuthLayout>
  ) : (
    <LinkOver>
      Ask whoever keeps the practice for a new link, or{' '}
      <Link href="/login" className="text-ink underline underline-offset-4">
        log in
      </Link>{' '}
      with the password that you have. If it was not you who used the link, tell them at once.
    </LinkOver>
  )
}
