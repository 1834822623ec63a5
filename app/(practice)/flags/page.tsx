import { requireViewer, titleOf } from '@/app/auth/viewer'
import { type FlagsView, flagsPath, flagsViewOf, isFiltered } from '@/components/flags/flag-address'
import { FlagFilters, FlagTabs } from '@/components/flags/flag-filters'
import { FlagLines } from '@/components/flags/flag-lines'
import { cutWords, flagsHeading } from '@/components/flags/flag-words'
import { RuleTable } from '@/components/flags/rule-table'
import { Button } from '@/components/ui/button'
import { Empty, EmptyContent, EmptyDescription, EmptyTitle } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { flagsToReview, ruleRecords, talliesAtOnce } from '@/db/flags'
import { todayIn } from '@/lib/dates'
import { acknowledge, comment, dismiss, judge, resolve } from './actions'

export const generateMetadata = titleOf('Flags', 'readClients')

export default async function FlagsPage({ searchParams }: PageProps<'/flags'>) {
  const viewer = await requireViewer('readClients')
  const asked = await searchParams
  const view = flagsViewOf(asked)
  const tallied = asked.tallies === 'shown'
  const now = Date.now()
  const list = await flagsToReview(viewer, view, now)
  const { locale, timeZone } = viewer
  return (
    <>
      <PageHeader
        title="Flags"
        isOneLine
        subtitle={flagsHeading(list.waiting)}
        actions={
          <a href="#rules" className="text-[0.8125rem] text-soft underline-offset-4 hover:text-ink hover:underline">
            How often each rule was acted on
          </a>
        }
      />
      <FlagTabs view={view} list={list} />
      <FlagFilters view={view} list={list} />
      {list.groups.length > 0 ? (
        <FlagLines
          list={list}
          actions={{ acknowledge, resolve, dismiss, comment, judge }}
          place={{ locale, timeZone, today: todayIn(timeZone, now) }}
        />
      ) : (
        <NoFlags view={view} />
      )}
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 pt-4">
        <p className="text-xs text-soft">
          Each event is one line. Its first flag carries what other rules saw in it, and what you do applies to all of
          them. {cutWords(list, view.tier)}
        </p>
        <Pagination page={list.page} pages={list.pages} pathOf={page => flagsPath(view, { page })} />
      </div>
      {tallied || (await talliesAtOnce(viewer)) ? (
        <RuleTable records={await ruleRecords(viewer)} />
      ) : (
        <p id="rules" className="pt-8 text-[0.8125rem] text-soft">
          <Link href="/flags?tallies=shown#rules" className="underline underline-offset-4 hover:text-ink">
            Count how often each rule was acted on
          </Link>
          , among all clients that you may open.
        </p>
      )}
    </>
  )
}

function NoFlags({ view }: { view: FlagsView }) {
  if (isFiltered(view))
    return (
      <Empty className="border-t-0">
        <EmptyTitle>No flag fits these filters</EmptyTitle>
        <EmptyContent>
          <Button asChild variant="outline">
            <Link href={view.show === 'open' ? '/flags' : `/flags?show=${view.show}`}>Clear the filters</Link>
          </Button>
        </EmptyContent>
      </Empty>
    )
  return (
    <Empty className="border-t-0">
      <EmptyTitle>{view.show === 'open' ? 'Nothing needs review today' : 'No flags yet'}</EmptyTitle>
      <EmptyDescription>
        Flags come from saved assessments. No flag does not mean that nothing is the matter: the rules see only what was
        measured.
      </EmptyDescription>
      <EmptyContent>
        <Button asChild variant="outline">
          <Link href="/caseload">Go to the caseload</Link>
        </Button>
      </EmptyContent>
    </Empty>
  )
}
