import { z } from 'zod'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { FlagList } from '@/components/flags/flag-list'
import { FlagPages, type FlagShow, FlagTabs, flagShowOf } from '@/components/flags/flag-tabs'
import { RuleTable } from '@/components/flags/rule-table'
import { Button } from '@/components/ui/button'
import { Empty, EmptyContent, EmptyDescription, EmptyTitle } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { flagsToReview, ruleRecords } from '@/db/flags'
import { acknowledge, comment, dismiss, judge, resolve } from './actions'

export const generateMetadata = titleOf('Flags', 'readClients')

type Asked = string | string[] | undefined

/** The number in the address; the first page where it is none. */
const pageOf = (asked: Asked) => z.coerce.number().int().positive().catch(1).parse(asked)

export default async function FlagsPage({ searchParams }: PageProps<'/flags'>) {
  const viewer = await requireViewer('readClients')
  const asked = await searchParams
  const show = flagShowOf(asked.show)
  const { flags, page, pages } = await flagsToReview(viewer, { show, page: pageOf(asked.page) }, Date.now())
  const { locale, timeZone } = viewer
  return (
    <>
      <PageHeader title="Flags" subtitle="What the rules found, across the clients you can see." />
      <FlagTabs show={show} />
      {flags.length > 0 ? (
        <FlagList
          flags={flags}
          actions={{ acknowledge, resolve, dismiss, comment, judge }}
          place={{ locale, timeZone }}
          showsClient
        />
      ) : (
        <NoFlags show={show} />
      )}
      <FlagPages show={show} page={page} pages={pages} />
      <RuleTable records={await ruleRecords(viewer)} />
    </>
  )
}

function NoFlags({ show }: { show: FlagShow }) {
  return (
    <Empty className="border-t-0">
      <EmptyTitle>{show === 'open' ? 'Nothing needs review today' : 'No flags yet'}</EmptyTitle>
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
