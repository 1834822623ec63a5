import type { Metadata } from 'next'
import { currentViewer, waysOn } from '@/app/auth/viewer'
import { NothingHere } from '@/components/shell/nothing-here'

export const metadata: Metadata = { title: 'No such client' }

export default async function NotFound() {
  return (
    <NothingHere title="No such client" ways={waysOn(await currentViewer())}>
      There is no such client here, or it is not open to you.
    </NothingHere>
  )
}
