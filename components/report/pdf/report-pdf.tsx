import { Document, Page, renderToBuffer, View } from '@react-pdf/renderer'
import { xScale } from '@/components/charts/frame'
import type { TimelineView } from '@/db/client-pages'
import type { ProfileLine } from '@/lib/profile'
import type { Report, ReportSection } from '@/lib/report'
import type { Paper } from '@/lib/report/choice'
import { domainTitle, footOf, headOf, kindWords, madeOn, noteHead, tierWords } from '../report-words'
import { PanelDrawing } from './panel-drawing'
import { isHeld, registerFonts, sans, serif, Text, tones } from './text'

type How = { locale: string; today: string; paper: Paper; fonts: string }

/** A report as a PDF file, with text that can be selected and searched. `fonts` is the folder of the font packages. */
export function reportPdf(report: Report, view: TimelineView, how: How): Promise<Buffer> {
  registerFonts(how.fonts)
  const { title, about } = headOf(view, report.kind, how.locale)
  const isNamed = isHeld(title)
  return renderToBuffer(
    // The name stays out of the file's properties, which programs list without opening it.
    <Document title={kindWords[report.kind]} language={how.locale} creator="Attune" producer="Attune">
      <Page size={how.paper === 'letter' ? 'LETTER' : 'A4'} style={page}>
        <View style={{ borderBottom: `1 solid ${tones.ink}`, paddingBottom: 8 }}>
          <Text style={{ fontFamily: serif, fontSize: 22, lineHeight: 1.2 }}>{isNamed ? title : view.client.code}</Text>
          {about !== '' && <Text style={{ color: tones.soft, marginTop: 3 }}>{about}</Text>}
        </View>
        <Flags flags={report.flags} />
        {report.sections.length === 0 && (
          <Text style={{ marginTop: 16 }}>Nothing has been scored in what was chosen.</Text>
        )}
        {report.sections.map(section => (
          <Section key={section.domain} report={report} section={section} />
        ))}
        <Notes notes={view.notes} locale={how.locale} />
        <View style={{ marginTop: 18, paddingTop: 6, borderTop: `1 solid ${tones.rule}` }}>
          <Text style={small}>{footOf[report.kind]}</Text>
          {!isNamed && <Text style={small}>{namelessBecause}</Text>}
          <Text style={small}>{madeOn(report, how.today, how.locale)}</Text>
        </View>
        <Text
          fixed
          style={{ ...small, position: 'absolute', bottom: 22, right: 48 }}
          render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`}
        />
      </Page>
    </Document>,
  )
}

const page = { padding: 48, paddingBottom: 56, fontFamily: sans, fontSize: 9.5, lineHeight: 1.4, color: tones.ink }
const small = { fontSize: 8, color: tones.soft }

const namelessBecause =
  'The client’s name is in letters that this file cannot show, so it goes by the code. The report printed from the browser has the name.'

function Heading({ children }: { children: string }) {
  return <Text style={{ fontFamily: serif, fontSize: 14, marginTop: 16, marginBottom: 4 }}>{children}</Text>
}

function Notes({ notes, locale }: { notes: TimelineView['notes']; locale: string }) {
  if (notes.length === 0) return null
  return (
    <View>
      <Heading>Notes to the sessions</Heading>
      {notes.map(({ number, date, text }) => (
        <View key={number} style={{ marginBottom: 6 }}>
          <Text style={{ color: tones.soft }}>{noteHead(number, date, locale)}</Text>
          <Text>{text}</Text>
        </View>
      ))}
    </View>
  )
}

function Flags({ flags }: { flags: Report['flags'] }) {
  if (flags.length === 0) return null
  return (
    <View>
      <Heading>Open flags</Heading>
      {flags.map(({ tier, sentence, clearsWhen }) => (
        <Text key={sentence} wrap={false} style={{ marginBottom: 4 }}>
          <Text style={{ fontWeight: 600 }}>{tierWords[tier]}. </Text>
          {sentence} <Text style={{ color: tones.soft }}>{clearsWhen}</Text>
        </Text>
      ))}
    </View>
  )
}

function Section({ report: { kind, ruptures }, section }: { report: Report; section: ReportSection }) {
  const { domain, timeline, plain, lines } = section
  const across = xScale(timeline)
  // A heading is not left behind at the foot of a page.
  const [first, ...more] = timeline.panels
  return (
    <View>
      <View wrap={false}>
        <Heading>{domainTitle(kind, domain)}</Heading>
        {plain.map(sentence => (
          <Text key={sentence} style={{ marginBottom: 4 }}>
            {sentence}
          </Text>
        ))}
        {first && <PanelDrawing panel={first} across={across} />}
      </View>
      {more.map(panel => (
        <PanelDrawing key={panel.key} panel={panel} across={across} />
      ))}
      {domain === 'alliance' && ruptures.map(sentence => <Text key={sentence}>{sentence}</Text>)}
      {plain.length === 0 && lines.map(line => <Line key={line.title} line={line} />)}
    </View>
  )
}

function Line({ line }: { line: ProfileLine }) {
  return (
    <View
      wrap={false}
      style={{ flexDirection: 'row', gap: 10, borderBottom: `1 solid ${tones.rule}`, paddingVertical: 3 }}
    >
      <Text style={{ flex: 3 }}>{line.title}</Text>
      <Text style={{ width: 34, textAlign: 'right', fontWeight: 600 }}>{line.value}</Text>
      <Text style={{ flex: 3, color: tones.soft }}>
        {line.verdict === 'baseline' ? line.words : `from ${line.baseline} at the start; ${line.words}`}
      </Text>
      <Text style={{ width: 56, textAlign: 'right', color: tones.soft }}>session {line.number}</Text>
    </View>
  )
}
