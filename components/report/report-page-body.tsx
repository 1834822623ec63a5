import { Button } from '@/components/ui/button'
import type { TimelineView } from '@/db/client-pages'
import { reportOf } from '@/lib/report'
import { choiceQuery, type ReportChoice } from '@/lib/report/choice'
import { displayName } from '@/lib/text/display-name'
import { PersonHeading } from '../shell/person-heading'
import { PrintButton } from './print-button'
import { ReportBody } from './report-body'
import { ReportChoices } from './report-choices'
import { kindWords, madeOn } from './report-words'

type Props = { view: TimelineView; choice: ReportChoice; locale: string; today: string }

/** A report on the screen, with what leads to paper. */
export function ReportPageBody({ view, choice, locale, today }: Props) {
  const { client, history, flags, settings } = view
  const path = `/clients/${client.id}/report`
  const report = reportOf(history, flags, settings, { kind: choice.kind, domains: choice.shown })
  return (
    <>
      <div className="print:hidden">
        <PersonHeading
          person={client}
          title={kindWords[choice.kind]}
          crumbs={[
            { label: 'Caseload', href: '/caseload' },
            { label: displayName(client), href: `/clients/${client.id}` },
            { label: 'Report' },
          ]}
          actions={
            <>
              <Button asChild variant="outline">
                <a href={`${path}/pdf?${choiceQuery(choice)}`}>PDF</a>
              </Button>
              <PrintButton />
            </>
          }
          className="mb-4"
        />
      </div>
      <ReportChoices path={path} choice={choice} />
      <ReportBody report={report} view={view} locale={locale} made={madeOn(choice, today, locale)} />
    </>
  )
}
