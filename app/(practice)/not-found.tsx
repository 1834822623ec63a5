import type { Metadata } from 'next'
import { currentViewer, waysOn } from '@/app/auth/viewer'
import { NothingHere } from '@/components/shell/nothing-here'

export const metadata: Metadata = { title: 'Not found' }

export default async function NotFound() {
  return (
    <NothingHere title="Not found" ways={waysOn(await currentViewer())}>
      This page does not exist, or it is not open to you.
    </NothingHere>
  )
}
