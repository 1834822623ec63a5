import { notFound } from 'next/navigation'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { ReadingTable } from '@/components/account/reading-table'
import { Empty, EmptyDescription, EmptyTitle } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { OlderAndNewest } from '@/components/ui/pagination'
import { readersOfClients } from '@/db/client-readers'
import { writtenInstant } from '@/lib/dates'
import { entryNumber } from '@/lib/page-number'

export const generateMetadata = titleOf('Who read my clients’ records', 'seeReaders')

export default async function ReadersPage({ searchParams }: PageProps<'/me/readers'>) {
  const viewer = await requireViewer('seeReaders')
  const before = entryNumber((await searchParams).before)
  const { readings, older } = (await readersOfClients(viewer, before, Date.now())) ?? notFound()
  const written = (instant: number) => writtenInstant(instant, viewer.locale, viewer.timeZone)
  return (
    <>
      <PageHeader
        title="Who read my clients’ records"
        crumbs={[{ label: 'Your account', href: '/me' }, { label: 'Who read my clients’ records' }]}
        subtitle="Everybody but you, the newest first."
      />
      <div className="grid max-w-4xl gap-5">
        {readings.length > 0 ? (
          <ReadingTable readings={readings} written={written} />
        ) : (
          <Empty>
            <EmptyTitle>Nobody else so far</EmptyTitle>
            <EmptyDescription>Nobody but you has opened the record of a client of yours.</EmptyDescription>
          </Empty>
        )}
        <OlderAndNewest
          newest={before === null ? null : '/me/readers'}
          older={older === null ? null : `/me/readers?before=${older}`}
        />
        <p className="max-w-prose text-[0.8125rem] text-soft">
          Of the clients you work with now. A caseload that somebody else opened is one entry with its number of
          clients, and is not listed here.
        </p>
      </div>
    </>
  )
}
