import type { Metadata } from 'next'
import { NothingHere } from '@/components/shell/nothing-here'
import { currentViewer, waysOn } from './auth/viewer'

export const metadata: Metadata = { title: 'This page does not exist' }

/** An address that no page has, whoever asks. */
export default async function NotFound() {
  return (
    <main id="main" className="mx-auto max-w-xl px-6 py-24">
      <NothingHere title="This page does not exist" ways={waysOn(await currentViewer())}>
        The address may be mistyped or out of date.
      </NothingHere>
    </main>
  )
}
