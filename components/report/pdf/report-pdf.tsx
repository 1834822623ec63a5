import { Document, Page, renderToBuffer, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { pointLine, scoresLine } from '@/components/charts/attachment-reading'
import { drawSessions } from '@/components/charts/axis-shapes'
import { type Frame, frames, type Scale, xScale } from '@/components/charts/frame'
import { legendOf, mapLegend, plainLegendOf, tensionMarks } from '@/components/charts/legend'
import { drawMap } from '@/components/charts/map-shapes'
import { drawPanel } from '@/components/charts/panel-shapes'
import { drawSide, drawTension } from '@/components/charts/voices-shapes'
import type { TimelineView } from '@/db/client-pages'
import { type AttachmentReading, descriptionWeakness, halfWords } from '@/lib/attachment-models'
import { occasionText } from '@/lib/history'
import { noValueNote, type ProfileLine } from '@/lib/profile'
import type { Report, ReportAttachment, ReportSection } from '@/lib/report'
import type { Paper } from '@/lib/report/choice'
import { capitalize } from '@/lib/text/number-words'
import type { Timeline } from '@/lib/timeline'
import type { GoalPanel } from '@/lib/timeline/goal-panel'
import { isSeries, type Panel } from '@/lib/timeline/panel'
import { clientFormNames, latestVoices, type TwoVoices, tensionLanes } from '@/lib/two-voices'
import {
  domainTitle,
  eventLine,
  type FlagOfReport,
  flagActs,
  footOf,
  headOf,
  kindWords,
  type Maker,
  madeBy,
  noteHead,
  nothingToShow,
  sheetName,
  sourceOfLine,
  tierWords,
} from '../report-words'
import { DrawingPdf, tones } from './shapes-pdf'
import { isHeld, readyFonts, sans, serif, Text } from './text'

type How = { maker: Maker; paper: Paper; fonts: string }

/** A report as a PDF file, with text that can be selected and searched. `fonts` is the folder of the font packages. */
export async function reportPdf(report: Report<FlagOfReport>, view: TimelineView, how: How): Promise<Buffer> {
  await readyFonts(how.fonts)
  const { maker } = how
  const { kind } = report
  const { title, about } = headOf(view, kind, maker.locale)
  const isNamed = isHeld(title)
  const made = madeBy(kind, view, maker)
  return renderToBuffer(
    // The name stays out of the file's properties, which programs list without opening it.
    <Document title={kindWords[kind]} language={maker.locale} creator="Attune" producer="Attune">
      <Page size={how.paper === 'letter' ? 'LETTER' : 'A4'} style={page}>
        {/* A line height on the page itself would swallow the numbers of the sheets. */}
        <View style={{ fontSize: 9.5, lineHeight: 1.4 }}>
          <View style={{ borderBottom: `1 solid ${tones.ink}`, paddingBottom: 8 }}>
            <Text style={{ fontFamily: serif, fontSize: 22, lineHeight: 1.2 }}>
              {isNamed ? title : view.client.code}
            </Text>
            {about !== '' && <Text style={{ color: tones.soft, marginTop: 3 }}>{about}</Text>}
            {kind === 'clinician' && <Text style={{ color: tones.soft }}>{made}</Text>}
          </View>
          <Flags title="Open flags" flags={report.flags} maker={maker} />
          {report.sections.length === 0 && <Text style={{ marginTop: 16 }}>{nothingToShow}</Text>}
          {report.sections.map(section => (
            <Section key={section.domain} report={report} section={section} maker={maker} />
          ))}
          <Events events={report.events} locale={maker.locale} />
          <Flags title="Flags that have ended" flags={report.ended} maker={maker} />
          <Notes notes={view.notes} locale={maker.locale} />
          <View wrap={false} style={{ marginTop: 18, paddingTop: 6, borderTop: `1 solid ${tones.rule}` }}>
            <Text style={small}>{footOf(report)}</Text>
            {!isNamed && <Text style={small}>{namelessBecause}</Text>}
            {report.sections.some(({ goals }) => goals.some(({ text }) => !isHeld(text))) && (
              <Text style={small}>{wordlessBecause}</Text>
            )}
            {kind === 'client' && <Text style={small}>{made}</Text>}
          </View>
        </View>
        <Text fixed style={{ ...small, position: 'absolute', bottom: 24, left: 48 }}>
          {sheetName(view, kind)}
        </Text>
        <Text
          fixed
          style={{ ...small, position: 'absolute', bottom: 24, right: 48 }}
          render={({ pageNumber, totalPages }) => `${pageNumber} of ${totalPages}`}
        />
      </Page>
    </Document>,
  )
}

const page = { padding: 48, paddingBottom: 56, fontFamily: sans, color: tones.ink }
const small = { fontSize: 8, color: tones.soft }

const namelessBecause =
  'The client’s name is in letters that this file cannot show, so the code is used instead. The report printed from the browser shows the name.'

const wordlessBecause =
  'Words of goals are in letters that this file cannot show. The report printed from the browser shows them.'

/** A heading is not left behind at the foot of a sheet: it goes with the first of what it is above. */
function Titled({ title, children }: { title: string; children: readonly ReactElement[] }) {
  const [first, ...more] = children
  return (
    <View>
      <View wrap={false}>
        <Heading>{title}</Heading>
        {first}
      </View>
      {more}
    </View>
  )
}

function Heading({ children }: { children: string }) {
  return <Text style={{ fontFamily: serif, fontSize: 14, marginTop: 16, marginBottom: 4 }}>{children}</Text>
}

function Notes({ notes, locale }: { notes: TimelineView['notes']; locale: string }) {
  if (notes.length === 0) return null
  return (
    <Titled title="Session notes">
      {notes.map(({ text, ...session }) => (
        <View key={`${session.number} ${session.date}`} style={{ marginBottom: 6 }}>
          <Text style={{ color: tones.soft }}>{noteHead(session, locale)}</Text>
          <Text>{text}</Text>
        </View>
      ))}
    </Titled>
  )
}

function Events({ events, locale }: { events: Report['events']; locale: string }) {
  if (events.length === 0) return null
  return (
    <Titled title="Events">
      {events.map(event => (
        <Text key={event.id}>{eventLine(event, locale)}</Text>
      ))}
    </Titled>
  )
}

type FlagsProps = { title: string; flags: Report<FlagOfReport>['flags']; maker: Maker }

function Flags({ title, flags, maker }: FlagsProps) {
  if (flags.length === 0) return null
  return (
    <Titled title={title}>
      {flags.map(({ tier, sentence, clearsWhen, told }) => {
        const acts = told ? flagActs(told, maker) : []
        return (
          <View key={`${told?.id} ${sentence}`} wrap={false} style={{ marginBottom: 4 }}>
            <Text>
              <Text style={{ fontWeight: 600 }}>{tierWords[tier]}. </Text>
              {sentence}
              {acts.length === 0 && <Text style={{ color: tones.soft }}> {clearsWhen}</Text>}
            </Text>
            {acts.map(act => (
              <Text key={act} style={small}>
                {act}
              </Text>
            ))}
          </View>
        )
      })}
    </Titled>
  )
}

type SectionProps = { report: Report<FlagOfReport>; section: ReportSection; maker: Maker }

function Section({ report: { kind, ruptures }, section, maker }: SectionProps) {
  const { locale } = maker
  const { domain, timeline, plain, lines, attachment, goals } = section
  const place: Place = { timeline, across: xScale(timeline, frame), locale }
  const series = timeline.panels.filter(isSeries)
  const drawings = [
    ...series.map(panel => <PanelDrawing key={panel.key} panel={panel} {...place} />),
    ...(timeline.goals.some(isSeries)
      ? [<Goals key="goals" goals={timeline.goals.filter(isSeries)} {...place} />]
      : []),
    ...(timeline.voices ? [<Voices key="voices" voices={timeline.voices} panels={series} {...place} />] : []),
  ]
  const figures = [
    ...(attachment ? [<Attachment key="map" attachment={attachment} locale={locale} />] : []),
    ...drawings,
  ]
  const [first, ...more] = figures
  return (
    <View>
      <View wrap={false}>
        <Heading>{domainTitle(kind, domain)}</Heading>
        {plain.map(sentence => (
          <Text key={sentence} style={{ marginBottom: 4 }}>
            {sentence}
          </Text>
        ))}
        {goals.map(goal => (
          <Text key={goal.id} style={{ marginBottom: 2 }}>
            <Text style={{ fontWeight: 600 }}>{goal.text}</Text>
            {`: ${goal.said}`}
          </Text>
        ))}
        {first}
      </View>
      {more}
      {drawings.length > 0 && (
        <Text style={{ ...small, marginTop: 4 }}>
          {kind === 'client' ? plainLegendOf(timeline) : legendOf(timeline, 'clinician')}
        </Text>
      )}
      {domain === 'alliance' &&
        ruptures.map(sentence => (
          <Text key={sentence} style={{ marginTop: 3 }}>
            {sentence}
          </Text>
        ))}
      {plain.length === 0 &&
        lines.map(line => <Line key={line.title} line={line} filledIn={sourceOfLine(kind, line, maker)} />)}
      {plain.length === 0 && <Text style={{ ...small, marginTop: 3 }}>{noValueNote(lines)}</Text>}
    </View>
  )
}

const frame: Frame = frames.column
type Place = { timeline: Timeline; across: Scale; locale: string }

/** One measure along the sessions with their numbers over it, so that each can be read on whatever sheet it comes to be. */
function PanelDrawing({ panel, timeline, across, locale }: Place & { panel: Panel }) {
  const drawing = drawPanel(panel, across, frame)
  return (
    <View wrap={false} style={{ marginTop: 8 }}>
      <View style={{ flexDirection: 'row', gap: 8 }}>
        <Text style={{ fontWeight: 600 }}>{panel.title}</Text>
        <Text style={{ color: tones.soft, fontSize: 8, marginTop: 1.5 }}>{panel.direction}</Text>
      </View>
      <DrawingPdf drawing={drawSessions(timeline, across, frame, locale)} width={drawingWidth} />
      <View style={{ flexDirection: 'row', alignItems: 'center', gap: 8 }}>
        <DrawingPdf drawing={drawing} width={drawingWidth} />
        <Text style={{ flex: 1 }}>
          <Text style={{ fontWeight: 600 }}>{panel.last}</Text>
          {panel.note !== '' && <Text style={small}>{` ${panel.note}`}</Text>}
        </Text>
      </View>
      {drawing.key && <Text style={{ color: tones.review, fontSize: 8 }}>{drawing.key}</Text>}
    </View>
  )
}

/** Small lines under one row of sessions, a goal each, under its own words. */
function Goals({ goals, timeline, across, locale }: Place & { goals: readonly GoalPanel[] }) {
  return (
    <View style={{ marginTop: 8 }}>
      <DrawingPdf drawing={drawSessions(timeline, across, frame, locale)} width={drawingWidth} />
      {goals.map(goal => (
        <View key={goal.key} wrap={false} style={{ marginTop: 4 }}>
          <Text style={{ fontWeight: 600 }}>{goal.title}</Text>
          <View style={{ flexDirection: 'row', alignItems: 'center', gap: 8 }}>
            <DrawingPdf drawing={drawPanel(goal, across, frame)} width={drawingWidth} />
            <Text style={{ flex: 1 }}>
              <Text style={{ fontWeight: 600 }}>{goal.last}</Text>
              {goal.note !== '' && <Text style={small}>{` ${goal.note}`}</Text>}
            </Text>
          </View>
        </View>
      ))}
    </View>
  )
}

/** Of the drawings, in points; the rest of the line has the latest value. */
const drawingWidth = 420

/** Task, goal and bond in both voices, and what each said of tension. */
function Voices({ voices, panels, timeline, across, locale }: Place & { voices: TwoVoices; panels: readonly Panel[] }) {
  const spans = panels.flatMap(({ ruptures }) => ruptures)
  const { sides } = voices
  const lanes = tensionLanes(voices)
  const latest = latestVoices(voices, locale)
  return (
    <View style={{ marginTop: 10 }}>
      {sides.length > 0 && (
        <View wrap={false}>
          <Text style={{ fontWeight: 600 }}>
            Two voices: client ({voices.clientForms.map(form => clientFormNames[form]).join('; ')}) and clinician
            (impression), 1–5
          </Text>
          <DrawingPdf drawing={drawSessions(timeline, across, frame, locale)} width={drawingWidth} />
          {sides.map(side => (
            <View key={side.side} style={{ flexDirection: 'row', alignItems: 'center', gap: 8 }}>
              <DrawingPdf drawing={drawSide(side, spans, across, frame)} width={drawingWidth} />
              <Text style={{ flex: 1, fontSize: 8 }}>{bothOf(latest.side(side))}</Text>
            </View>
          ))}
        </View>
      )}
      {lanes.length > 0 && (
        <View wrap={false} style={{ marginTop: 4 }}>
          <Text>
            <Text style={{ fontWeight: 600 }}>Tension</Text>
            <Text style={small}>{`  ${tensionMarks}`}</Text>
          </Text>
          {lanes.map(who => (
            <View key={who} style={{ flexDirection: 'row', alignItems: 'center', gap: 8 }}>
              <DrawingPdf drawing={drawTension(voices.tension[who], who, spans, across, frame)} width={drawingWidth} />
              <Text style={{ flex: 1, fontSize: 8 }}>{latest.tension(who)}</Text>
            </View>
          ))}
        </View>
      )}
    </View>
  )
}

const bothOf = ({ client, clinician }: ReturnType<ReturnType<typeof latestVoices>['side']>): string =>
  [...client.map(({ who, said }) => `${who} ${said}`), clinician && `clinician ${clinician}`].filter(Boolean).join('\n')

function Attachment({
  attachment: { paths, reading, half, scores },
  locale,
}: {
  attachment: ReportAttachment
  locale: string
}) {
  return (
    <View style={{ flexDirection: 'row', gap: 18, marginBottom: 6 }}>
      {paths.length > 0 && <DrawingPdf drawing={drawMap(paths, [])} width={190} />}
      <View style={{ flex: 1 }}>
        {reading && <Reading reading={reading} locale={locale} />}
        {half && <Text style={{ marginTop: 4 }}>{halfWords(half)}</Text>}
        {scores && <Text style={{ marginTop: 4 }}>{scoresLine(scores, locale)}</Text>}
        {mapLegend(paths).map(sentence => (
          <Text key={sentence} style={{ ...small, marginTop: 4 }}>
            {sentence}
          </Text>
        ))}
      </View>
    </View>
  )
}

function Reading({ reading, locale }: { reading: AttachmentReading; locale: string }) {
  return (
    <>
      <Text style={{ fontFamily: serif, fontSize: 12 }}>{capitalize(reading.end.point.label)}</Text>
      <Text style={{ color: tones.soft }}>{pointLine(reading, locale)}</Text>
      {reading.models.map(({ name, now, before }) => (
        <Text key={name}>
          {`${name}: ${now}`}
          {before && <Text style={{ color: tones.soft }}>{` (${before})`}</Text>}
        </Text>
      ))}
      {reading.mayMeet !== null && (
        <>
          <Text style={{ marginTop: 4 }}>
            <Text style={{ fontWeight: 600 }}>What a therapist may meet. </Text>
            {reading.mayMeet}
          </Text>
          <Text style={small}>{descriptionWeakness}</Text>
        </>
      )}
    </>
  )
}

function Line({ line, filledIn }: { line: ProfileLine; filledIn: string }) {
  return (
    <View wrap={false} style={{ borderBottom: `1 solid ${tones.rule}`, paddingVertical: 3 }}>
      <View style={{ flexDirection: 'row', gap: 10 }}>
        <Text style={{ flex: 3 }}>{line.title}</Text>
        <Text style={{ width: 34, textAlign: 'right', fontWeight: 600 }}>{line.value}</Text>
        <Text style={{ flex: 3, color: tones.soft }}>
          {[line.verdict !== 'baseline' && `from ${line.baseline} at the start`, line.words].filter(Boolean).join('; ')}
        </Text>
        <Text style={{ width: 56, textAlign: 'right', color: tones.soft }}>{occasionText(line)}</Text>
      </View>
      {filledIn !== '' && <Text style={small}>{filledIn}</Text>}
    </View>
  )
}
