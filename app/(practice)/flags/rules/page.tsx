import type { Metadata } from 'next'
import { requireViewer } from '@/app/auth/viewer'
import { RulePageBody } from '@/components/rules/rule-page-body'

export const metadata: Metadata = { title: 'The rules' }

export default async function RulesPage() {
  await requireViewer('seeInstruments')
  return <RulePageBody />
}
