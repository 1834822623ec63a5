import { notFound, redirect } from 'next/navigation'
import { viewerRoute } from '@/app/auth/viewer-route'
import { heavyWork } from '@/app/heavy-work'
import { reportFile } from '@/app/report-file'
import { fontsFolder, makerOf } from '@/app/report-maker'
import { clientRecord } from '@/db/client-record'
import { isSteppedUp } from '@/db/logins'
import { confirmPath } from '@/lib/form-state'
import { recordFiles } from '@/lib/record/record-files'
import { reportOf } from '@/lib/report'
import { readChoice } from '@/lib/report/choice'

/** A client's whole record as one file. Its name says nothing of the client. */
export const GET = viewerRoute<{ clientId: string }>(
  'keepClients',
  async ({ viewer, request, params: { clientId }, now: asked }) => {
    if (!(await isSteppedUp(viewer, asked))) redirect(confirmPath(`/clients/${clientId}/record`))
    const file = await heavyWork(viewer, request.signal, async () => {
      const now = Date.now()
      const record = (await clientRecord(viewer, clientId, now)) ?? notFound()
      const { kind, shown: domains, paper } = readChoice({}, viewer.locale)
      const how = { maker: makerOf(viewer, now), paper, fonts: fontsFolder() }
      const made = { by: viewer.name, practiceName: viewer.practiceName, at: now, reports: record.episodes.length }
      return reportFile({
        reports: record.episodes.map(view => [reportOf(view.history, view, { kind, domains }), view, how]),
        texts: recordFiles(record, made),
        at: now,
      })
    })
    return new Response(file, {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="client-record.zip"',
      },
    })
  },
)
