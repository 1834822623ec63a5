import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { AuthLayout } from '@/components/account/auth-layout'
import { SetupForm } from '@/components/account/setup-form'
import { hasPractice } from '@/db/practices'
import { localeAsked, namedLocales } from '@/lib/locales'
import { serverTimeZone, timeZones } from '../fields'
import { setUp } from './actions'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Set up the practice' }

export default async function SetupPage() {
  if (await hasPractice()) redirect('/login')
  return (
    <AuthLayout
      title="Set up the practice"
      lead="Everything is kept on this computer. You can change all of this later, and add your colleagues."
    >
      <SetupForm
        action={setUp}
        timeZones={timeZones()}
        timeZone={serverTimeZone()}
        locales={namedLocales()}
        locale={localeAsked((await headers()).get('accept-language'))}
      />
    </AuthLayout>
  )
}
