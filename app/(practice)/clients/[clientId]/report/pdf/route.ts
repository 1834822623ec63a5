import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requireViewer } from '@/app/auth/viewer'
import { reportFile } from '@/app/report-file'
import { fontsFolder, makerOf } from '@/app/report-maker'
import { report } from '@/db/client-pages'
import { reportOf } from '@/lib/report'
import { readChoice } from '@/lib/report/choice'

type Context = RouteContext<'/clients/[clientId]/report/pdf'>

/** The report as a file. Its name says nothing of the client. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const viewer = await requireViewer('readClients')
  const { searchParams } = request.nextUrl
  const query = Object.fromEntries([...searchParams.keys()].map(name => [name, searchParams.getAll(name)]))
  const single = ([name, values]: [string, string[]]) => [name, values.length === 1 ? values[0] : values] as const
  const choice = readChoice(Object.fromEntries(Object.entries(query).map(single)), viewer.locale)
  const { clientId } = await params
  const file = await reportFile(async () => {
    const now = Date.now()
    const about = { clientId, episodeId: choice.episode, withNotes: choice.notes }
    const view = (await report(viewer, about, now)) ?? notFound()
    const made = reportOf(view.history, view, { kind: choice.kind, domains: choice.shown })
    return { report: [made, view, { maker: makerOf(viewer, now), paper: choice.paper, fonts: fontsFolder() }] }
  })
  return new Response(file, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${choice.kind}-report.pdf"`,
      'cache-control': 'private, no-store',
    },
  })
}
