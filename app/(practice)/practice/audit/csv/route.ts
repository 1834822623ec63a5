import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requireViewer } from '@/app/auth/viewer'
import { auditFilterOf } from '@/components/practice/audit-address'
import { auditCsv } from '@/components/practice/audit-csv'
import { auditExport } from '@/db/audit-log'
import { todayIn } from '@/lib/dates'

/** The entries that a filter leaves, as a file. */
export async function GET(request: NextRequest): Promise<Response> {
  const viewer = await requireViewer('seeAudit')
  const { locale, timeZone } = viewer
  const now = Date.now()
  const asked = Object.fromEntries(request.nextUrl.searchParams)
  const { filter } = auditFilterOf(asked, { locale, today: todayIn(timeZone, now) })
  const found = (await auditExport(viewer, filter, now)) ?? notFound()
  return new Response(auditCsv(found.entries, found.isCut), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="audit-${todayIn(timeZone, now)}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
