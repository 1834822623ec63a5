import { useId } from 'react'
import { shortDate } from '@/lib/dates'
import { atOccasion, numberText, type Occasion, occasionText } from '@/lib/history'
import { capitalize } from '@/lib/text/number-words'
import { formatFixed } from '@/lib/text/score'
import type { Panel } from '@/lib/timeline/panel'
import {
  allianceSides,
  type ClientForm,
  clientBy,
  clientFormNames,
  decimalsOf,
  isHeard,
  latestVoices,
  sideTitles,
  tensionLanes,
  tensionText,
  type VoiceRow,
  type TwoVoices as Voices,
} from '@/lib/two-voices'
import { ReadingAt } from './crosshair'
import { tensionKey, voiceKey } from './crosshair-points'
import type { Frame, Scale } from './frame'
import { tensionMarks } from './legend'
import { HideLink, htmlRows, panelLink, tableClass } from './panel-table'
import type { DrawingWithMargin } from './shapes'
import { DrawingSvg } from './shapes-svg'
import { StickyMargin } from './timeline-axis'
import { timelineGrid } from './timeline-grid'
import { drawSide, drawTension } from './voices-shapes'

type Props = {
  voices: Voices
  ruptures: Panel['ruptures']
  clinician: 'you' | 'clinician'
  across: Scale
  frame: Frame
  locale: string
  withTable: boolean
  hideHref?: string | undefined
}

/**
 * Task, goal and bond as the client and the clinician saw them, session by session, and what each said of tension. With a single
 * session there is nothing to draw: it is read in the table.
 */
export function TwoVoices({ voices, ruptures, clinician, across, frame, locale, withTable, hideHref }: Props) {
  if (voices.rows.length < 2)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      <section aria-label="Two voices" tabIndex={0} className="relative overflow-x-auto">
        <VoicesTable voices={voices} clinician={clinician} locale={locale} isOpen />
      </section>
    )
  const { sides } = voices
  const lanes = tensionLanes(voices)
  const latest = latestVoices(voices, locale)
  return (
    <div className="relative">
      {sides.length > 0 && <VoicesTitle voices={voices} clinician={clinician} />}
      {sides.map(side => (
        <Row
          key={side.side}
          of={voiceKey(side.side)}
          drawing={drawSide(side, ruptures, across, frame)}
          frame={frame}
          title={`${sideTitles[side.side]}, client and ${clinician}`}
          desc={describeSide(side, clinician, form => clientBy(voices, form))}
        >
          {latest.side(side).client.map(each => (
            <LatestOf key={each.who} {...each} />
          ))}
          <LatestOf who={clinician} said={latest.side(side).clinician} />
        </Row>
      ))}
      {lanes.length > 0 && <TensionTitle />}
      {lanes.map(who => (
        <Row
          key={who}
          of={tensionKey(who)}
          drawing={drawTension(voices.tension[who], who === 'client' ? 'client' : clinician, ruptures, across, frame)}
          frame={frame}
          title={`Tension, ${who === 'client' ? 'client' : clinician}`}
          desc={describeTension(voices.tension[who])}
        >
          <span>{latest.tension(who)}</span>
        </Row>
      ))}
      {hideHref && <HideLink href={hideHref} title="Two voices" />}
      {withTable && <VoicesTable voices={voices} clinician={clinician} locale={locale} />}
    </div>
  )
}

type RowProps = {
  of: string
  drawing: DrawingWithMargin
  frame: Frame
  title: string
  desc: string
  children: React.ReactNode
}

function Row({ of, drawing, frame, title, desc, children }: RowProps) {
  return (
    <div className="break-inside-avoid">
      <StickyMargin frame={frame} height={drawing.height} shapes={drawing.grid} />
      <div className={timelineGrid}>
        <DrawingSvg drawing={drawing} id={useId()} title={title} desc={desc} />
        <p className="self-center py-1 text-[0.8125rem] leading-tight max-xl:hidden print:hidden">
          <ReadingAt of={of}>{children}</ReadingAt>
        </p>
      </div>
    </div>
  )
}

function LatestOf({ who, said }: { who: string; said: string | null }) {
  if (said === null) return null
  return (
    <span className="mr-3 inline-block">
      <span className="text-soft">{who}</span> <span className="font-semibold tabular-nums">{said}</span>
    </span>
  )
}

/** The key of the two lines stands beside the title: it is needed before anything else. */
function VoicesTitle({ voices, clinician }: Pick<Props, 'voices' | 'clinician'>) {
  return (
    <p className="sticky left-0 flex w-fit max-w-[min(46rem,100vw-6rem)] flex-wrap items-baseline gap-x-4 pr-22 text-xs lg:static xl:max-w-[calc(100%-15rem)] xl:pr-0">
      <span className="text-[0.8125rem] font-semibold">Two voices</span>
      <span className="text-soft">1–5, higher is better</span>
      {isHeard(voices, 'client') &&
        voices.clientForms.map((form, at) => (
          <span key={form} className="flex items-center gap-1.5">
            {at === 0 ? <FirstFormMark /> : <SecondFormMark />}
            client, {clientFormNames[form]}
          </span>
        ))}
      {isHeard(voices, 'clinician') && (
        <span className="flex items-center gap-1.5">
          <svg aria-hidden viewBox="0 0 28 10" className="h-2.5 w-7">
            <path d="M1 5h26" strokeDasharray="1.5 3" className="fill-none stroke-soft" strokeWidth="1.4" />
            <path d="M10.5 1.5h7v7h-7z" className="fill-paper stroke-ink" strokeWidth="1.1" />
          </svg>
          {clinician}, impression
        </span>
      )}
    </p>
  )
}

const FirstFormMark = () => (
  <svg aria-hidden viewBox="0 0 28 10" className="h-2.5 w-7">
    <path d="M1 5h26" className="fill-none stroke-ink" strokeWidth="1.4" />
    <path d="M14 5h0" strokeLinecap="round" strokeWidth="5.5" className="fill-none stroke-ink" />
  </svg>
)

const SecondFormMark = () => (
  <svg aria-hidden viewBox="0 0 28 10" className="h-2.5 w-7">
    <path d="M1 5h26" strokeDasharray="5 3" className="fill-none stroke-ink" strokeWidth="1.4" />
    <path d="M14 0.8l4.4 7.9h-8.8z" className="fill-paper stroke-ink" strokeWidth="1.1" />
  </svg>
)

function TensionTitle() {
  return (
    <p className="sticky left-0 flex w-fit max-w-[min(46rem,100vw-3rem)] flex-wrap items-baseline gap-x-3 pt-2 text-xs lg:static">
      <span className="text-[0.8125rem] font-semibold">Tension</span>
      <span className="text-soft">{tensionMarks}</span>
    </p>
  )
}

function describeSide(
  { client, clinician }: Voices['sides'][number],
  own: string,
  nameOf: (form: ClientForm) => string,
): string {
  const said = (who: string, points: readonly (Occasion & { value: number })[], decimals: number) => {
    const last = points.at(-1)
    return last
      ? `${points.length} from ${who}, the latest ${formatFixed(last.value, decimals)} ${atOccasion(last)}.`
      : `None from ${who}.`
  }
  const theirs = client.map(({ form, points }) => said(`the ${nameOf(form)}`, points, decimalsOf[form]))
  const all = theirs.length > 0 ? theirs : [said('the client', [], 0)]
  return `Ratings from 1 to 5. ${all.join(' ')} ${said(own, clinician.points, 0)}`
}

function describeTension(checks: Voices['tension']['client']): string {
  const tense = checks.filter(({ tension }) => tension > 0)
  const each = tense.map(check => `${occasionText(check)}: ${tensionText(check)}`)
  return `${checks.length} checks, ${tense.length} with tension${each.length > 0 ? `. ${each.join('; ')}` : ''}.`
}

type TableProps = { voices: Voices; clinician: string; locale: string; isOpen?: boolean }

/**
 * Both voices in a table, a line for each session in which anything was said; open, it is on paper too. Where dates must not be seen, the
 * rows have none, nor has the table.
 */
function VoicesTable({ voices, clinician, locale, isOpen = false }: TableProps) {
  const group = 'border-b border-rule text-left'
  const hasDates = voices.rows.every(({ date }) => date !== '')
  const table = (
    <table className={tableClass}>
      <caption className="sr-only">Two voices and tension by session</caption>
      <thead className="border-b border-ink text-soft">
        <tr>
          <th scope="col" rowSpan={2}>
            Session
          </th>
          {hasDates && (
            <th scope="col" rowSpan={2}>
              Date
            </th>
          )}
          {voices.clientForms.map(form => (
            <th key={form} scope="colgroup" colSpan={3} className={group}>
              {capitalize(clientBy(voices, form))}
            </th>
          ))}
          <th scope="colgroup" colSpan={3} className={group}>
            {clinician === 'you' ? 'You' : 'Clinician'}
          </th>
          <th scope="colgroup" colSpan={2} className={group}>
            Tension, 0–4
          </th>
        </tr>
        <tr>
          {[...voices.clientForms, 'clinician'].flatMap(by =>
            allianceSides.map(side => (
              <th key={`${by} ${side}`} scope="col">
                {sideTitles[side]}
              </th>
            )),
          )}
          <th scope="col">Client</th>
          <th scope="col">{clinician === 'you' ? 'You' : 'Clinician'}</th>
        </tr>
      </thead>
      <tbody
        className="[&_tr]:border-b [&_tr]:border-rule"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: one string costs less than eleven elements a row; it holds numbers, dates and fixed words, and escapes them
        dangerouslySetInnerHTML={{ __html: voicesRows(voices.rows, hasDates, locale) }}
      />
    </table>
  )
  if (isOpen)
    return (
      <div className="text-xs">
        <p className="text-[0.8125rem] font-semibold">Two voices</p>
        {table}
      </div>
    )
  return (
    <details className="text-xs print:hidden">
      <summary className={`${panelLink} absolute top-0 right-0 list-none xl:right-[9.5rem]`}>
        Table<span className="sr-only"> of two voices and tension</span>
      </summary>
      {table}
    </details>
  )
}

const voicesRows = (rows: readonly VoiceRow[], hasDates: boolean, locale: string) =>
  htmlRows(
    rows.map(({ number, date, client, clinician, tension }) => ({
      head: numberText({ number }),
      cells: [
        ...(hasDates ? [shortDate(date, locale)] : []),
        ...client.flatMap(by => allianceSides.map(side => by[side] || '–')),
        ...allianceSides.map(side => clinician[side] || '–'),
        tension.client || '–',
        tension.clinician || '–',
      ],
    })),
  )
