import type { Panel } from '@/lib/timeline/panel'
import { sideTitles, type TensionCheck, type TwoVoices, type VoiceLine, voiceRange } from '@/lib/two-voices'
import { type Frame, gridOf, type Scale, yScale } from './frame'
import { dots, levels, type Spot, squares, triangles } from './marks'
import { axisValues, spanGrounds } from './panel-shapes'
import { linesThrough, meanGap, sizesFor } from './series-shapes'
import type { DrawingWithMargin, Shape } from './shapes'

/*
 * The client's line is unbroken with filled dots, the clinician's dotted with open squares: told apart without colour, and where both
 * say the same there is a dot in a square. Of two forms of the client the second is dashed, with open triangles around the dot.
 */

type Spans = Panel['ruptures']
type Side = TwoVoices['sides'][number]

const sideHeight = 56

/** One side of the alliance in both voices. */
export function drawSide(
  { side, client, clinician }: Side,
  spans: Spans,
  across: Scale,
  frame: Frame,
): DrawingWithMargin {
  const top = 7
  const down = yScale(voiceRange, top, sideHeight)
  const values = gridOf(voiceRange, 2)
  const points = [...client, clinician].flatMap(line => line.points)
  const size = sizesFor(points.map(({ x }) => across(x)).sort((a, b) => a - b))
  const spots = ({ points }: VoiceLine) => points.map(({ x, value }): Spot => [across(x), down(value)])
  const lines = (line: VoiceLine) => linesThrough(spots(line), line.runs)
  const by = lines(clinician)
  const placesOf = (line: VoiceLine) => line.points.map(({ x }) => across(x))
  const square = Math.min(size.square, Math.max(1.2, roomBetween(placesOf(clinician)) * 0.26))
  const grid: Shape[] = [
    ...axisValues(values, down, frame),
    { text: sideTitles[side], x: 0, y: down(3) + 4, tone: 'ink', isStrong: true },
  ]
  return {
    width: frame.width,
    height: top + sideHeight + 7,
    grid,
    shapes: [
      ...spanGrounds(spans, across, 0, top + sideHeight + 7),
      { d: levels(values.map(down), frame.left, frame.right), stroke: 'rule' },
      ...grid,
      { d: by.dotted, stroke: 'soft', width: 0.9, dash: '0.8 5', isRound: true },
      { d: by.joined, stroke: 'soft', width: size.line, dash: '0.8 3.4', isRound: true },
      { d: squares(spots(clinician), square), fill: 'paper', stroke: 'ink', width: square < 3 ? 0.8 : 1.1 },
      // The first on top: its dots are within what the others leave open.
      ...client.toReversed().flatMap((line): Shape[] => {
        const of = lines(line)
        return [
          { d: of.dotted, stroke: 'ink', width: size.line, dash: '1.4 3.6', isRound: true },
          { d: of.joined, stroke: 'ink', width: size.line, isRound: true, ...(line.isSecond ? { dash: '5 3' } : {}) },
          line.isSecond
            ? { d: triangles(spots(line), square * 1.25), fill: 'paper', stroke: 'ink', width: square < 3 ? 0.8 : 1.1 }
            : { d: dots(spots(line)), stroke: 'ink', width: Math.max(1.8, size.filled * 0.64), isRound: true },
        ]
      }),
    ],
  }
}

const laneHeight = 40
/** Of a column for the strongest tension, 4. */
const columnHeight = 20
const columnWidth = 11
/** From here on a number stands over every column. */
const roomForNumbers = 14

/** The tension checks of one person: height for how strong, filled for how far resolved, a dash for none, nothing where not asked. */
export function drawTension(
  checks: readonly TensionCheck[],
  name: string,
  spans: Spans,
  across: Scale,
  frame: Frame,
): DrawingWithMargin {
  const base = laneHeight - 6
  const unit = columnHeight / 4
  const room = roomBetween(checks.map(({ x }) => across(x)))
  const width = Math.min(columnWidth, Math.max(1.6, room - 2))
  const column = (x: number, height: number) => `M${x - width / 2} ${base}v${-height}h${width}v${height}z`
  const tense = checks.filter(({ tension }) => tension > 0).map(check => ({ ...check, at: across(check.x) }))
  const calm = checks.filter(({ tension }) => tension === 0).map(({ x }) => across(x))
  const grid: Shape[] = [{ text: name, x: 0, y: base - 1, tone: 'soft' }]
  return {
    width: frame.width,
    height: laneHeight,
    grid,
    shapes: [
      ...spanGrounds(spans, across, 0, laneHeight),
      ...grid,
      { d: levels([base], frame.left, frame.right), stroke: 'rule' },
      { d: calm.map(x => `M${x - width / 2} ${base - 1}h${width}`).join(''), stroke: 'ink', width: 2 },
      {
        d: tense.map(({ at, tension }) => column(at, tension * unit)).join(''),
        fill: 'paper',
        stroke: 'ink',
        width: 1.1,
      },
      {
        // Of four parts resolved, so many quarters of the column are filled.
        d: tense.map(({ at, tension, resolved }) => column(at, (tension * unit * (resolved ?? 0)) / 4)).join(''),
        fill: 'ink',
      },
      ...tense.flatMap(({ at, tension, kind }): Shape[] =>
        room < roomForNumbers
          ? []
          : [
              {
                text: `${tension}${letterOf(kind)}`,
                x: at,
                y: base - tension * unit - 3,
                anchor: 'middle',
                tone: 'ink',
              },
            ],
      ),
    ],
  }
}

/** "w", "c" or "wc" beside the number: what the clinician saw. */
function letterOf(kind: TensionCheck['kind']): string {
  const letters = { withdrawal: ' w', confrontation: ' c', 'withdrawal and confrontation': ' wc', 'none seen': '' }
  return kind === null ? '' : letters[kind]
}

/** Of one alone there is more than enough. */
const roomBetween = (xs: readonly number[]) => meanGap(xs) ?? columnWidth * 2
