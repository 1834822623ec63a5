import { notFound, redirect } from 'next/navigation'
import { viewerRoute } from '@/app/auth/viewer-route'
import { heavyWork } from '@/app/heavy-work'
import { auditFilterOf } from '@/components/practice/audit-address'
import { auditCsv } from '@/components/practice/audit-csv'
import { auditExport } from '@/db/audit-log'
import { todayIn } from '@/lib/dates'
import { confirmPath } from '@/lib/form-state'

/** The entries that a filter leaves, as a file. */
export const GET = viewerRoute('seeAudit', async ({ viewer, request, now }) => {
  const { locale, timeZone } = viewer
  const asked = Object.fromEntries(request.nextUrl.searchParams)
  const { filter } = auditFilterOf(asked, { locale, today: todayIn(timeZone, now) })
  const made = heavyWork(viewer, request.signal, async () => auditExport(viewer, filter, now))
  const found = (await made) ?? notFound()
  if (!found.ok) redirect(confirmPath(`/practice/audit${request.nextUrl.search}`))
  return new Response(auditCsv(found.entries, found.isCut), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="audit-${todayIn(timeZone, now)}.csv"`,
    },
  })
})
