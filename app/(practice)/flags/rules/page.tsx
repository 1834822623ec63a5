import type { Metadata } from 'next'
import { requireViewer } from '@/app/auth/viewer'
import { RulePageBody } from '@/components/flags/rule-page-body'
import { practiceSettings } from '@/db/practice-settings'

export const metadata: Metadata = { title: 'The rules' }

export default async function RulesPage() {
  const viewer = await requireViewer('seeInstruments')
  const { settings } = await practiceSettings(viewer)
  return <RulePageBody settings={settings} />
}
