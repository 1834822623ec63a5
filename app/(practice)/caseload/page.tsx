import type { ReactNode } from 'react'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { CaseloadNotice, CodesToMend, headingSentence, Unlisted } from '@/components/caseload/caseload-heading'
import { CaseloadTable } from '@/components/caseload/caseload-table'
import { countOf } from '@/components/caseload/filters'
import { clientRows, subtitlesOf } from '@/components/caseload/rows'
import { FirstDaysLine, nextWords, stepTitles } from '@/components/first-days/first-days-list'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Empty, EmptyContent, EmptyDescription, EmptyTitle } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { clientLeft } from '@/db/care-team'
import { caseload, unlistedClients } from '@/db/caseload'
import { firstDaysLeft } from '@/db/first-days'
import { viewsOf } from '@/db/saved-views'
import { todayIn } from '@/lib/dates'
import type { FirstStep } from '@/lib/first-days'
import { may } from '@/lib/viewer'
import { findClients } from '../actions'
import { beginSession } from '../clients/[clientId]/sessions/actions'
import { Notices } from '../notices'
import { SavedNotice } from '../saved-notice'
import { dismiss } from '../start/actions'
import { deleteView, editView, saveView } from './actions'

export const generateMetadata = titleOf('Caseload', 'readClients')

export default async function CaseloadPage({ searchParams }: PageProps<'/caseload'>) {
  const viewer = await requireViewer('readClients')
  const { saved, left, notice } = await searchParams
  const codeLeft = typeof left === 'string' ? await clientLeft(viewer, left) : null
  const now = Date.now()
  const found = await caseload(viewer, now)
  const all = await unlistedClients(viewer)
  const rows = clientRows(found, { today: todayIn(viewer.timeZone, now), locale: viewer.locale })
  const days = await firstDaysLeft(viewer)
  // What comes before the first client is the filled button of an empty page.
  const before = days?.next && days.next !== 'client' ? days.next : null
  const addClient = may(viewer, 'keepClients') && <AddClient isFirst={rows.length === 0 && before === null} />
  return (
    <>
      <SavedNotice viewer={viewer} saved={saved} />
      <PageHeader
        title="Caseload"
        isOneLine
        subtitle={all === null ? headingSentence(countOf(rows, 'review'), countOf(rows, 'all')) : ''}
        actions={rows.length > 0 && addClient}
      />
      <Notices viewer={viewer} />
      {days && <FirstDaysLine days={days} dismiss={dismiss} />}
      {codeLeft !== null && (
        <Alert role="status" className="mb-6">
          <AlertTitle>{`You have left the care team of ${codeLeft}.`}</AlertTitle>
        </Alert>
      )}
      <CaseloadNotice of={notice} />
      <Unlisted all={all} listed={rows.length} locale={viewer.locale} />
      <CodesToMend clients={found.filter(client => client.sharesCode)} />
      {rows.length > 0 ? (
        <CaseloadTable
          rows={rows}
          findOthers={all === null ? null : findClients}
          subtitles={subtitlesOf(found)}
          begin={{ action: beginSession, key: crypto.randomUUID() }}
          views={await viewsOf(viewer)}
          viewActions={{ keep: saveView, edit: editView, drop: deleteView }}
        />
      ) : (
        <NoClients before={before} addClient={addClient} />
      )}
      {may(viewer, 'openInEmergency') && <EmergencyLine />}
    </>
  )
}

function EmergencyLine() {
  return (
    <p className="mt-8 text-[0.8125rem] text-soft print:hidden">
      In an emergency you can{' '}
      <Link href="/emergency" className="underline underline-offset-4 hover:text-ink">
        open the record of a colleague’s client
      </Link>
      . Their clinician is told at once.
    </p>
  )
}

function AddClient({ isFirst }: { isFirst: boolean }) {
  return (
    <Button asChild variant={isFirst ? 'default' : 'outline'}>
      <Link href="/clients/new">Add client</Link>
    </Button>
  )
}

type NoClientsProps = { before: FirstStep | null; addClient: ReactNode }

function NoClients({ before, addClient }: NoClientsProps) {
  const actions = (
    <div className="flex flex-wrap gap-2.5">
      {before && (
        <Button asChild>
          <Link href="/start">{stepTitles[before].toDo}</Link>
        </Button>
      )}
      {addClient}
    </div>
  )
  return (
    <div id="clients" tabIndex={-1} className="outline-none">
      <Empty>
        <EmptyTitle>No clients yet</EmptyTitle>
        <EmptyDescription>
          {addClient ? firstWords(before) : 'Clients appear here once their clinician has shared them with you.'}
        </EmptyDescription>
        {(before || addClient) && <EmptyContent>{actions}</EmptyContent>}
      </Empty>
    </div>
  )
}

const firstWords = (before: FirstStep | null) =>
  before
    ? `Next in your first days: ${nextWords(before)}. Clients can be added at any time.`
    : 'Add the first client, then record a session: scores, ranges and flags follow from there.'
