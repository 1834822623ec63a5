import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { ReadingTable } from '@/components/account/reading-table'
import { Empty, EmptyDescription, EmptyTitle } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { readersOfClients } from '@/db/client-readers'
import { writtenInstant } from '@/lib/dates'

export const generateMetadata = titleOf('Who read my clients’ records', 'seeReaders')

const beforeSchema = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)
  .nullable()
  .catch(null)

export default async function ReadersPage({ searchParams }: PageProps<'/me/readers'>) {
  const viewer = await requireViewer('seeReaders')
  const before = beforeSchema.parse((await searchParams).before ?? null)
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
        <nav aria-label="Pages" className="flex flex-wrap gap-x-6 print:hidden">
          {before !== null && (
            <Link href="/me/readers" className="underline underline-offset-4 hover:text-accent">
              Newest
            </Link>
          )}
          {older !== null && (
            <Link href={`/me/readers?before=${older}`} className="underline underline-offset-4 hover:text-accent">
              Older
            </Link>
          )}
        </nav>
        <p className="max-w-prose text-[0.8125rem] text-soft">
          Of the clients you work with now. A caseload that somebody else opened is one entry with its number of
          clients, and is not listed here.
        </p>
      </div>
    </>
  )
}
