import type { Metadata } from 'next'
import { currentViewer, waysOn } from '@/app/auth/viewer'
import { NothingHere } from '@/components/shell/nothing-here'

export const metadata: Metadata = { title: 'No such episode' }

export default async function NotFound() {
  return (
    <NothingHere title="No such episode" ways={waysOn(await currentViewer())}>
      There is no such client or episode here, or it is not open to you.
    </NothingHere>
  )
}
