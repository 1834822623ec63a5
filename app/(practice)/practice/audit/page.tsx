import { notFound } from 'next/navigation'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { auditFilterOf, auditQuery } from '@/components/practice/audit-address'
import { AuditFilters } from '@/components/practice/audit-filters'
import { AuditState } from '@/components/practice/audit-state'
import { AuditTable, RefusalTable } from '@/components/practice/audit-table'
import { PracticeHeader } from '@/components/practice/practice-header'
import { Link } from '@/components/ui/link'
import { OlderAndNewest } from '@/components/ui/pagination'
import { auditLog } from '@/db/audit-log'
import { todayIn, writtenInstant } from '@/lib/dates'

export const generateMetadata = titleOf('Audit', 'seeAudit')

export default async function AuditPage({ searchParams }: PageProps<'/practice/audit'>) {
  const viewer = await requireViewer('seeAudit')
  const { locale, timeZone } = viewer
  const now = Date.now()
  const { filter, before, misread } = auditFilterOf(await searchParams, { locale, today: todayIn(timeZone, now) })
  const log = (await auditLog(viewer, { ...filter, before }, now)) ?? notFound()
  const written = (instant: number) => writtenInstant(instant, locale, timeZone)
  return (
    <>
      <PracticeHeader at="/practice/audit" subtitle="Who opened or changed what, and when. Never what it said." />
      <div className="grid gap-6">
        <AuditState state={log.state} written={written} />
        <AuditFilters filter={filter} misread={misread} people={log.people} />
        {log.entries.length > 0 ? (
          <AuditTable entries={log.entries} written={written} />
        ) : (
          <p className="text-soft">No entry fits these filters.</p>
        )}
        <OlderAndNewest
          newest={before === null ? null : `/practice/audit${auditQuery(filter)}`}
          older={log.older === null ? null : `/practice/audit${auditQuery(filter, log.older)}`}
          of="entries"
        />
        <p className="max-w-prose text-[0.8125rem] text-soft">
          Clients appear under a mark, which is the same in every entry about one. Who a mark stands for is known to
          those who work with the client. What was{' '}
          <Link href="/emergency" className="underline underline-offset-4 hover:text-ink">
            opened in emergencies
          </Link>{' '}
          is reviewed on a page of its own.
        </p>
        {before === null && log.refusals.length > 0 && (
          <section aria-labelledby="refused" className="grid gap-3 border-t border-rule pt-6">
            <h2 id="refused" className="font-serif text-xl">
              What was refused
            </h2>
            <p className="max-w-prose text-soft">
              Counted by day. A few wrong passwords are nothing unusual; many in one day may be somebody guessing.
            </p>
            <RefusalTable refusals={log.refusals} written={written} />
          </section>
        )}
      </div>
    </>
  )
}
