import { notFound } from 'next/navigation'
import { viewerRoute } from '@/app/auth/viewer-route'
import { heavyWork } from '@/app/heavy-work'
import { reportFile } from '@/app/report-file'
import { fontsFolder, makerOf } from '@/app/report-maker'
import { report } from '@/db/client-pages'
import { reportOf } from '@/lib/report'
import { readChoice } from '@/lib/report/choice'

/** The report as a file. Its name says nothing of the client. */
export const GET = viewerRoute<{ clientId: string }>(
  'readClients',
  async ({ viewer, request, params: { clientId } }) => {
    const { searchParams } = request.nextUrl
    const query = Object.fromEntries([...searchParams.keys()].map(name => [name, searchParams.getAll(name)]))
    const single = ([name, values]: [string, string[]]) => [name, values.length === 1 ? values[0] : values] as const
    const choice = readChoice(Object.fromEntries(Object.entries(query).map(single)), viewer.locale)
    // What is read for it is read when its turn has come: what ten of them read, in one go, would keep everybody waiting.
    const file = await heavyWork(viewer, request.signal, async () => {
      const now = Date.now()
      const about = { clientId, episodeId: choice.episode, withNotes: choice.notes, isFile: true }
      const view = (await report(viewer, about, now)) ?? notFound()
      const made = reportOf(view.history, view, { kind: choice.kind, domains: choice.shown })
      const how = { maker: makerOf(viewer, now), paper: choice.paper, fonts: fontsFolder() }
      return reportFile({ report: [made, view, how] })
    })
    return new Response(file, {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${choice.kind}-report.pdf"`,
      },
    })
  },
)
