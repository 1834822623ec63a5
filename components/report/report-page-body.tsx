import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { cn } from '@/components/ui/cn'
import type { TimelineView } from '@/db/client-pages'
import { reportDomains, reportKinds, reportOf } from '@/lib/report'
import { choiceQuery, type ReportChoice } from '@/lib/report/choice'
import { displayName } from '@/lib/text/display-name'
import { PersonHeading } from '../shell/person-heading'
import { Link } from '../ui/link'
import { PrintButton } from '../ui/print-button'
import { ReportBody } from './report-body'
import { domainTitle, kindWords, type Maker } from './report-words'

type Props = { view: TimelineView; choice: ReportChoice; maker: Maker }

/** A report on the screen, with what leads to paper. */
export function ReportPageBody({ view, choice, maker }: Props) {
  const { client } = view
  const path = `/clients/${client.id}/report`
  const report = reportOf(view.history, view, { kind: choice.kind, domains: choice.shown })
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
      <ReportBody report={report} view={view} maker={maker} />
    </>
  )
}

type ReportChoicesProps = { path: string; choice: ReportChoice }

/** For whom, and what is in it: links and a plain form, so that a choice can be kept and needs no JavaScript. */
function ReportChoices({ path, choice }: ReportChoicesProps) {
  return (
    <div className="mb-6 grid gap-3 border-y border-rule py-3 text-[0.8125rem] print:hidden">
      <nav aria-label="Report for">
        <ul className="flex flex-wrap gap-x-5">
          {reportKinds.map(kind => (
            <li key={kind}>
              <Link
                href={`${path}?${choiceQuery({ ...choice, kind, domains: null, notes: false })}`}
                aria-current={kind === choice.kind ? 'true' : undefined}
                className={cn(
                  'inline-block py-1',
                  kind === choice.kind
                    ? 'font-semibold'
                    : 'text-soft underline-offset-4 hover:text-ink hover:underline',
                )}
              >
                {kindWords[kind]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <form action={path} className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <input type="hidden" name="kind" value={choice.kind} />
        {choice.episode && <input type="hidden" name="episode" value={choice.episode} />}
        <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <legend className="sr-only">What the report contains</legend>
          {reportDomains.map(domain => (
            <span key={domain} className="inline-flex items-center gap-2 py-1">
              <Checkbox
                id={`domain-${domain}`}
                name="domains"
                value={domain}
                defaultChecked={choice.shown.includes(domain)}
              />
              <label htmlFor={`domain-${domain}`}>{domainTitle(choice.kind, domain)}</label>
            </span>
          ))}
          {choice.kind === 'clinician' && (
            <span className="inline-flex items-center gap-2 py-1">
              <Checkbox id="notes" name="notes" defaultChecked={choice.notes} />
              <label htmlFor="notes">Session notes</label>
            </span>
          )}
        </fieldset>
        <Button type="submit" variant="outline" size="sm">
          Show
        </Button>
      </form>
    </div>
  )
}
