import type { Metadata } from 'next'
import { requireViewer } from '@/app/auth/viewer'
import { OfficialFormsBody } from '@/components/instruments/official-forms-body'

export const metadata: Metadata = { title: 'Official forms and their terms' }

export default async function OfficialFormsPage() {
  const { locale } = await requireViewer('seeInstruments')
  return <OfficialFormsBody locale={locale} />
}
