import { redirect } from 'next/navigation'
import { hasPractice } from '@/db/practices'
import { homeOf, requireViewer } from './auth/viewer'

export const dynamic = 'force-dynamic'

export default async function StartPage() {
  if (!(await hasPractice())) redirect('/setup')
  redirect(homeOf(await requireViewer()))
}
