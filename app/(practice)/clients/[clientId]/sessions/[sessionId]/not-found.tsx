import type { Metadata } from 'next'
import { currentViewer, waysOn } from '@/app/auth/viewer'
import { NothingHere } from '@/components/shell/nothing-here'

export const metadata: Metadata = { title: 'No such session' }

export default async function NotFound() {
  return (
    <NothingHere title="No such session" ways={waysOn(await currentViewer())}>
      There is no such session here, or it is not open to you.
    </NothingHere>
  )
}
