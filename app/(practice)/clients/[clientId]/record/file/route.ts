import { notFound } from 'next/navigation'
import { requireViewer } from '@/app/auth/viewer'
import { reportFile } from '@/app/report-file'
import { fontsFolder, makerOf } from '@/app/report-maker'
import { clientRecord } from '@/db/client-record'
import { recordFiles } from '@/lib/record/record-files'
import { reportOf } from '@/lib/report'
import { readChoice } from '@/lib/report/choice'

type Context = RouteContext<'/clients/[clientId]/record/file'>

/** A client's whole record as one file. Its name says nothing of the client. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const viewer = await requireViewer('keepClients')
  const { clientId } = await params
  const file = await reportFile(async () => {
    const now = Date.now()
    const record = (await clientRecord(viewer, clientId, now)) ?? notFound()
    const { kind, shown: domains, paper } = readChoice({}, viewer.locale)
    const how = { maker: makerOf(viewer, now), paper, fonts: fontsFolder() }
    const made = { by: viewer.name, practiceName: viewer.practiceName, at: now, reports: record.episodes.length }
    return {
      reports: record.episodes.map(view => [reportOf(view.history, view, { kind, domains }), view, how]),
      texts: recordFiles(record, made),
      at: now,
    }
  })
  return new Response(file, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="client-record.zip"',
      'cache-control': 'private, no-store',
    },
  })
}
