import type { Metadata } from 'next'
import { requireViewer } from '@/app/auth/viewer'
import { libraryRows } from '@/components/instruments/instrument-words'
import { LibraryList } from '@/components/instruments/library-list'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { library, offered } from '@/db/library'
import { may } from '@/lib/viewer'

export const metadata: Metadata = { title: 'Instruments' }

export default async function InstrumentsPage() {
  const viewer = await requireViewer('seeInstruments')
  const [all, current] = await Promise.all([library(viewer), offered(viewer)])
  const rows = libraryRows(all, new Set(current.map(each => each.id)), viewer.locale)
  return (
    <>
      <PageHeader
        title="Instruments"
        subtitle="What Attune can score, and where every figure comes from."
        actions={may(viewer, 'managePractice') && <AddOwnMeasure />}
      />
      <LibraryList rows={rows} />
      <p className="mt-6 max-w-prose text-soft">
        Items are cues in our own words, enough to copy a filled-in sheet from. The wording of questionnaires is
        protected or licensed;{' '}
        <Link href="/instruments/official" className="text-accent underline underline-offset-4">
          official forms and their terms
        </Link>{' '}
        says where they are found.
      </p>
    </>
  )
}

function AddOwnMeasure() {
  return (
    <Button asChild variant="outline">
      <Link href="/instruments/new">Add the practice’s own measure</Link>
    </Button>
  )
}
