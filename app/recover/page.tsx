import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthLayout } from '@/components/account/auth-layout'
import { RecoveryForm } from '@/components/account/recovery-form'
import { hasPractice } from '@/db/practices'
import { recoveryMinutes } from '@/db/recovery'
import { setNewPassword } from './actions'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Set a new password' }

export default async function RecoverPage() {
  if (!(await hasPractice())) redirect('/setup')
  return (
    <AuthLayout
      title="Set a new password"
      lead={
        <>
          For an administrator who cannot log in, or somebody whom no colleague can confirm after a reset. On the
          computer that Attune runs on, <code>npm run recover</code> shows a code that works once, within{' '}
          {recoveryMinutes} minutes. A second factor is turned off with it: set it up again afterwards.
        </>
      }
    >
      <RecoveryForm action={setNewPassword} />
    </AuthLayout>
  )
}
