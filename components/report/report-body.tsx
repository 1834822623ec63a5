import { TimelineChart } from '@/components/charts/timeline'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { TimelineView } from '@/db/client-pages'
import type { ProfileLine } from '@/lib/profile'
import type { Report, ReportSection } from '@/lib/report'
import { domainTitle, footOf, headOf, noteHead, tierWords } from './report-words'

type Props = { report: Report; view: TimelineView; locale: string; made: string }

/** A report as a page: what is on the screen is what comes out of the printer. */
export function ReportBody({ report, view, locale, made }: Props) {
  const { kind } = report
  const { title, about } = headOf(view, kind, locale)
  return (
    <article className="max-w-[48rem]">
      <header className="border-b border-ink pb-3">
        <h1 className="font-serif text-3xl">{title}</h1>
        {about && <p className="mt-1 text-soft">{about}</p>}
      </header>
      <Flags flags={report.flags} />
      {report.sections.length === 0 && <p className="py-6 text-soft">Nothing has been scored in what was chosen.</p>}
      {report.sections.map(section => (
        <Section key={section.domain} report={report} section={section} locale={locale} />
      ))}
      <Notes notes={view.notes} locale={locale} />
      <footer className="mt-8 border-t border-rule pt-3 text-[0.8125rem] text-soft">
        <p>{footOf[kind]}</p>
        {made && <p>{made}</p>}
      </footer>
    </article>
  )
}

function Section({ report, section, locale }: { report: Report; section: ReportSection; locale: string }) {
  const { kind, ruptures } = report
  const { domain, timeline, plain, lines } = section
  const title = domainTitle(kind, domain)
  return (
    <section className="mt-7">
      <h2 className="mb-2 break-after-avoid font-serif text-xl">{title}</h2>
      {plain.map(sentence => (
        <p key={sentence} className="mb-2 max-w-prose">
          {sentence}
        </p>
      ))}
      <TimelineChart
        timeline={timeline}
        locale={locale}
        withTables={kind === 'clinician'}
        label={`Across sessions: ${title}`}
      />
      {domain === 'alliance' && ruptures.length > 0 && (
        <ul className="mt-3">
          {ruptures.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {plain.length === 0 && <ReportLines lines={lines} about={title} />}
    </section>
  )
}

function Notes({ notes, locale }: { notes: TimelineView['notes']; locale: string }) {
  if (notes.length === 0) return null
  return (
    <section className="mt-7">
      <h2 className="mb-2 break-after-avoid font-serif text-xl">Notes to the sessions</h2>
      <dl className="grid gap-3">
        {notes.map(({ number, date, text }) => (
          <div key={number} className="break-inside-avoid">
            <dt className="text-soft">{noteHead(number, date, locale)}</dt>
            <dd className="max-w-prose whitespace-pre-line">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Flags({ flags }: { flags: Report['flags'] }) {
  if (flags.length === 0) return null
  return (
    <section className="mt-7">
      <h2 className="mb-2 font-serif text-xl">Open flags</h2>
      <ul className="grid gap-2">
        {flags.map(({ tier, sentence, clearsWhen }) => (
          <li key={sentence} className="break-inside-avoid">
            <span className="font-semibold">{tierWords[tier]}.</span> {sentence}{' '}
            <span className="text-soft">{clearsWhen}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Latest value and change of each measure, by session number and without dates. */
function ReportLines({ lines, about }: { lines: readonly ProfileLine[]; about: string }) {
  return (
    <Table label={`Latest values: ${about}`} className="mt-3">
      <TableHeader>
        <TableRow>
          <TableHead>Measure</TableHead>
          <TableHead className="text-right">Start</TableHead>
          <TableHead className="text-right">Latest</TableHead>
          <TableHead>Since the start</TableHead>
          <TableHead className="text-right">Session</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {lines.map(line => (
          <TableRow key={line.title}>
            <TableHead scope="row" className="font-normal text-ink">
              {line.title}
              {line.direction && <span className="text-soft">, {line.direction}</span>}
            </TableHead>
            <TableCell className="text-right">{line.baseline}</TableCell>
            <TableCell className="text-right font-semibold">{line.value}</TableCell>
            <TableCell className="text-soft">
              {line.difference === '–' ? line.words : `${line.difference}, ${line.words}`}
            </TableCell>
            <TableCell className="text-right">{line.number}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
