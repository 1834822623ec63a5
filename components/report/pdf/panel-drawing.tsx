import { Path, Svg, Text as SvgText, View } from '@react-pdf/renderer'
import { frame, gridOf, type Scale, yScale } from '@/components/charts/frame'
import { diamonds, levels, type Spot } from '@/components/charts/marks'
import { brackets, spansOf, wordsAt } from '@/components/charts/rupture-spans'
import { bandPaths, clearOf, seriesPaths } from '@/components/charts/series-line'
import type { Panel } from '@/lib/timeline/panel'
import type { Expected } from '@/lib/timeline/points'
import { sans, Text, tones } from './text'

const height = 92
/** Over the drawing, and with room for the brackets of possible ruptures. */
const margin = { plain: 8, withRuptures: 26 }

/** One measure along the sessions, by the same geometry as on the screen. */
export function PanelDrawing({ panel, across }: { panel: Panel; across: Scale }) {
  const { spans, key } = spansOf(panel.ruptures, across)
  const top = spans.length > 0 ? margin.withRuptures : margin.plain
  const down = yScale(panel.domain, top, height)
  return (
    <View wrap={false} style={{ marginTop: 8 }}>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between', paddingRight: 60 }}>
        <Text style={{ fontWeight: 600 }}>{panel.title}</Text>
        <Text style={{ color: tones.soft, fontSize: 8 }}>{panel.direction}</Text>
      </View>
      <Svg viewBox={`0 0 ${frame.width} ${top + height + 26}`} style={{ width: '100%' }}>
        <Path d={levels(gridOf(panel.domain).map(down), frame.left, frame.right)} stroke={tones.rule} />
        {gridOf(panel.domain).map(value => (
          <Label key={value} x={frame.left - 7} y={down(value) + 4} anchor="end" text={String(value)} />
        ))}
        <Band band={panel.band} across={across} down={down} />
        <Path
          d={levels(
            panel.cutoffs.map(({ at }) => down(at)),
            frame.left,
            frame.right,
          )}
          stroke={tones.soft}
          strokeDasharray="5 4"
        />
        <Series panel={panel} across={across} down={down} />
        <Path d={brackets(spans, 16)} stroke={tones.review} />
        {spans.map(span => (
          <Label
            key={`${span.x} ${span.text}`}
            x={wordsAt(span)}
            y={12}
            anchor={span.anchor}
            text={span.text}
            color={tones.review}
          />
        ))}
        <Ends panel={panel} across={across} down={down} under={top + height + 18} />
      </Svg>
      {key && <Text style={{ color: tones.review, fontSize: 8 }}>{key}</Text>}
    </View>
  )
}

type Placed = { across: Scale; down: Scale }

function Band({ band, ...placed }: Placed & { band: readonly Expected[] }) {
  if (band.length === 0) return null
  const { between, edges } = bandPaths(band, placed)
  return (
    <>
      <Path d={between} fill={tones.band} />
      <Path d={edges} stroke={tones.bandEdge} strokeWidth={0.75} />
    </>
  )
}

function Series({ panel, ...placed }: Placed & { panel: Panel }) {
  const { dotted, joined, unchanged, changed, below } = seriesPaths(panel, placed)
  return (
    <>
      <Path d={dotted} stroke={tones.ink} strokeWidth={1.4} strokeDasharray="1.4 3.6" />
      <Path d={joined} stroke={tones.ink} strokeWidth={1.4} />
      <Path d={rounds(unchanged, 3.2)} stroke={tones.ink} strokeWidth={1.3} fill={tones.paper} />
      <Path d={rounds(changed, 3.6)} fill={tones.ink} />
      <Path d={diamonds(below, 5.1)} fill={tones.review} />
    </>
  )
}

/** Circles in Bézier curves, since this renderer draws arcs of half a circle as straight lines. */
const rounds = (spots: readonly Spot[], radius: number): string => {
  const bend = radius * 0.5523
  const quarter = (dx: number, dy: number, cx1: number, cy1: number, cx2: number, cy2: number) =>
    `c${cx1} ${cy1} ${cx2} ${cy2} ${dx} ${dy}`
  const [r, b] = [radius, bend]
  const round =
    quarter(r, -r, 0, -b, r - b, -r) +
    quarter(r, r, b, 0, r, r - b) +
    quarter(-r, r, 0, b, -r + b, r) +
    quarter(-r, -r, -b, 0, -r, -r + b)
  return spots.map(([x, y]) => `M${x - r} ${y}${round}z`).join('')
}

/** The latest value, the names of the cut-offs, and the first and last session. */
function Ends({ panel, across, down, under }: Placed & { panel: Panel; under: number }) {
  const [first, last] = [panel.points[0], panel.points.at(-1)]
  if (!first || !last) return null
  return (
    <>
      <Label x={Math.max(across(last.x) + 9, 0)} y={down(last.value) + 4} anchor="start" text={panel.last} isStrong />
      {panel.cutoffs.map(({ at, label }) => (
        <Label
          key={label}
          x={frame.right + 7}
          y={clearOf(down(last.value), down(at)) + 4}
          anchor="start"
          text={label}
        />
      ))}
      <Label x={across(first.x)} y={under} anchor="middle" text={`session ${first.number}`} />
      {last !== first && <Label x={across(last.x)} y={under} anchor="middle" text={String(last.number)} />}
    </>
  )
}

type LabelProps = {
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  text: string
  isStrong?: boolean
  color?: string
}

function Label({ x, y, anchor, text, isStrong = false, color = isStrong ? tones.ink : tones.soft }: LabelProps) {
  const style = { fontSize: 12, fontFamily: sans[0], fontWeight: isStrong ? 600 : 400 } as const
  return (
    <SvgText x={x} y={y} textAnchor={anchor} fill={color} style={style}>
      {text}
    </SvgText>
  )
}
