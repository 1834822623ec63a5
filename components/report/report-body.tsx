import { AttachmentMap } from '@/components/charts/attachment-map'
import { AttachmentReading } from '@/components/charts/attachment-reading'
import { TimelineChart } from '@/components/charts/timeline'
import { PrintSheet } from '@/components/ui/print-sheet'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { TimelineView } from '@/db/client-pages'
import { numberText } from '@/lib/history'
import { noValueNote, type ProfileLine } from '@/lib/profile'
import type { Report, ReportAttachment, ReportKind, ReportSection } from '@/lib/report'
import {
  domainTitle,
  eventLine,
  type FlagOfReport,
  flagActs,
  footOf,
  headOf,
  type Maker,
  madeBy,
  noteHead,
  nothingToShow,
  sheetName,
  sourceOfLine,
  tierWords,
} from './report-words'

type Props = { report: Report<FlagOfReport>; view: TimelineView; maker: Maker }

/** A report as a page: what is on the screen is what comes out of the printer. */
export function ReportBody({ report, view, maker }: Props) {
  const { kind } = report
  const { locale } = maker
  const { title, about } = headOf(view, kind, locale)
  const made = madeBy(kind, view, maker)
  return (
    <PrintSheet foot={sheetName(view, kind)}>
      <article className="max-w-[48rem] print:max-w-none">
        <header className="border-b border-ink pb-3">
          <h1 className="font-serif text-3xl">{title}</h1>
          {about && <p className="mt-1 text-soft">{about}</p>}
          {kind === 'clinician' && <p className="mt-1 text-soft">{made}</p>}
        </header>
        <Flags title="Open flags" flags={report.flags} maker={maker} />
        {report.sections.length === 0 && <p className="py-6 text-soft">{nothingToShow}</p>}
        {report.sections.map(section => (
          <Section key={section.domain} report={report} section={section} maker={maker} />
        ))}
        <Events events={report.events} locale={locale} />
        <Flags title="Flags that have ended" flags={report.ended} maker={maker} />
        <Notes notes={view.notes} locale={locale} />
        <footer className="mt-8 border-t border-rule pt-3 text-[0.8125rem] text-soft">
          <p>{footOf(report)}</p>
          {kind === 'client' && <p>{made}</p>}
        </footer>
      </article>
    </PrintSheet>
  )
}

type SectionProps = { report: Report<FlagOfReport>; section: ReportSection; maker: Maker }

function Section({ report, section, maker }: SectionProps) {
  const { kind, ruptures } = report
  const { locale } = maker
  const { domain, timeline, plain, lines, attachment, goals } = section
  const title = domainTitle(kind, domain)
  return (
    <section className="mt-7">
      <h2 className="mb-2 break-after-avoid font-serif text-xl">{title}</h2>
      {plain.map(sentence => (
        <p key={sentence} className="mb-2 max-w-prose">
          {sentence}
        </p>
      ))}
      {goals.length > 0 && (
        <ul className="mb-3 grid gap-1">
          {goals.map(goal => (
            <li key={goal.id}>
              <bdi className="font-medium">{goal.text}</bdi>: <span className="text-soft">{goal.said}</span>
            </li>
          ))}
        </ul>
      )}
      {attachment && <Attachment attachment={attachment} withTable={kind === 'clinician'} locale={locale} />}
      <TimelineChart
        timeline={timeline}
        locale={locale}
        withTables={kind === 'clinician'}
        withSingles={false}
        isPlain={kind === 'client'}
        clinician="clinician"
        label={`Across sessions: ${title}`}
      />
      {domain === 'alliance' && ruptures.length > 0 && (
        <ul className="mt-3">
          {ruptures.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {plain.length === 0 && lines.length > 0 && <ReportLines lines={lines} about={title} kind={kind} maker={maker} />}
    </section>
  )
}

type AttachmentProps = { attachment: ReportAttachment; withTable: boolean; locale: string }

function Attachment({ attachment: { paths, reading, half, scores }, withTable, locale }: AttachmentProps) {
  return (
    <div className="mb-4 grid gap-x-8 gap-y-3 sm:grid-cols-[18rem_minmax(0,1fr)] print:grid-cols-[16rem_minmax(0,1fr)]">
      {paths.length > 0 && <AttachmentMap paths={paths} withTable={withTable} locale={locale} />}
      <AttachmentReading reading={reading} half={half} scores={scores} locale={locale} isOwn={false} />
    </div>
  )
}

function Events({ events, locale }: { events: Report['events']; locale: string }) {
  if (events.length === 0) return null
  return (
    <section className="mt-7">
      <h2 className="mb-2 break-after-avoid font-serif text-xl">Events</h2>
      <ul>
        {events.map(event => (
          <li key={event.id}>{eventLine(event, locale)}</li>
        ))}
      </ul>
    </section>
  )
}

function Notes({ notes, locale }: { notes: TimelineView['notes']; locale: string }) {
  if (notes.length === 0) return null
  return (
    <section className="mt-7">
      <h2 className="mb-2 break-after-avoid font-serif text-xl">Session notes</h2>
      <dl className="grid gap-3">
        {notes.map(({ text, ...session }) => (
          <div key={`${session.number} ${session.date}`} className="break-inside-avoid">
            <dt className="text-soft">{noteHead(session, locale)}</dt>
            <dd className="max-w-prose whitespace-pre-line">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type FlagsProps = { title: string; flags: Report<FlagOfReport>['flags']; maker: Maker }

function Flags({ title, flags, maker }: FlagsProps) {
  if (flags.length === 0) return null
  return (
    <section className="mt-7">
      <h2 className="mb-2 break-after-avoid font-serif text-xl">{title}</h2>
      <ul className="grid gap-2">
        {flags.map(({ tier, sentence, clearsWhen, told }) => {
          const acts = told ? flagActs(told, maker) : []
          return (
            <li key={`${told?.id} ${sentence}`} className="break-inside-avoid">
              <span className="font-semibold">{tierWords[tier]}.</span> {sentence}
              {acts.length === 0 && <span className="text-soft"> {clearsWhen}</span>}
              {acts.map(act => (
                <span key={act} className="block text-[0.8125rem] text-soft">
                  {act}
                </span>
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type LinesProps = { lines: readonly ProfileLine[]; about: string; kind: ReportKind; maker: Maker }

/** Latest value and change of each measure, by session number; and who filled it in, where that was the client by themselves. */
function ReportLines({ lines, about, kind, maker }: LinesProps) {
  const note = noValueNote(lines)
  return (
    <>
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
                <span className="block text-[0.8125rem] text-soft empty:hidden">{sourceOfLine(kind, line, maker)}</span>
              </TableHead>
              <TableCell className="text-right">{line.baseline}</TableCell>
              <TableCell className="text-right font-semibold">{line.value}</TableCell>
              <TableCell className="text-soft">
                {[line.difference === '–' ? '' : line.difference, line.words].filter(Boolean).join(', ')}
              </TableCell>
              <TableCell className="text-right">{numberText(line)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {note && <p className="mt-2 text-[0.8125rem] text-soft">{note}</p>}
    </>
  )
}
