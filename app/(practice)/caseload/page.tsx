import type { Metadata } from 'next'
import { requireViewer } from '@/app/auth/viewer'
import { CaseloadNotice } from '@/components/caseload/caseload-notice'
import { CaseloadTable } from '@/components/caseload/caseload-table'
import { CodesToMend } from '@/components/caseload/codes-to-mend'
import { headingSentence } from '@/components/caseload/heading'
import { CaseloadLegend } from '@/components/caseload/legend'
import { tableRows } from '@/components/caseload/rows'
import { subtitlesOf } from '@/components/caseload/shared-form'
import { countOf } from '@/components/caseload/visible-rows'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { caseload } from '@/db/caseload'
import { viewsOf } from '@/db/saved-views'
import { todayIn } from '@/lib/dates'
import { may } from '@/lib/viewer'
import { beginSession } from '../clients/[clientId]/sessions/actions'
import { deleteView, editView, saveView } from './actions'

export const metadata: Metadata = { title: 'Caseload' }

type Props = { searchParams: Promise<{ notice?: string | string[] }> }

export default async function CaseloadPage({ searchParams }: Props) {
  const viewer = await requireViewer('readClients')
  const now = Date.now()
  const found = await caseload(viewer, now)
  const rows = tableRows(found, { today: todayIn(viewer.timeZone, now), locale: viewer.locale })
  const addClient = may(viewer, 'keepClients') && <AddClient isFirst={rows.length === 0} />
  return (
    <>
      <PageHeader
        title="Caseload"
        subtitle={headingSentence(countOf(rows, 'review'), countOf(rows, 'all'))}
        actions={rows.length > 0 && addClient}
      />
      <CaseloadNotice of={(await searchParams).notice} />
      <CodesToMend clients={found.filter(client => client.sharesCode)} />
      {rows.length > 0 ? (
        <>
          <CaseloadTable
            rows={rows}
            subtitles={subtitlesOf(found)}
            begin={{ action: beginSession, key: crypto.randomUUID() }}
            views={await viewsOf(viewer)}
            viewActions={{ keep: saveView, edit: editView, drop: deleteView }}
          />
          <CaseloadLegend />
        </>
      ) : (
        <NoClients action={addClient} />
      )}
    </>
  )
}

function AddClient({ isFirst }: { isFirst: boolean }) {
  return (
    <Button asChild variant={isFirst ? 'default' : 'outline'}>
      <Link href="/clients/new">Add client</Link>
    </Button>
  )
}

function NoClients({ action }: { action: React.ReactNode }) {
  return (
    <EmptyState title="No clients yet" action={action}>
      {action
        ? 'Add the first client, then record a session: scores, ranges and flags follow from there.'
        : 'Clients appear here once their clinician has shared them with you.'}
    </EmptyState>
  )
}
