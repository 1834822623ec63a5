import { G, Path, Rect, Svg, Text as SvgText } from '@react-pdf/renderer'
import { startOf, widthOf } from '@/components/charts/frame'
import { type Drawing, drawn, isText, type TextShape, type Tone, textSize } from '@/components/charts/shapes'
import { inHeldLetters, sans } from './text'

/** The tones of the light theme: paper has no dark one. */
export const tones: Readonly<Record<Tone, string>> = {
  ink: '#1f2928',
  soft: '#5d645f',
  rule: '#e4dfd3',
  edge: '#aeaea6',
  paper: '#ffffff',
  band: '#d9e7e0',
  'band-edge': '#a9c4b9',
  span: '#f4ece1',
  zone: '#efede8',
  accent: '#1d5c56',
  safety: '#a3261f',
  review: '#8f5609',
  note: '#54648a',
  secure: '#2d7a68',
  preoccupied: '#935619',
  dismissing: '#466b9f',
  fearful: '#7b4d8b',
}

/** A drawing as it is on the screen, for a PDF; as wide as what it is in, or `width` in points. */
export function DrawingPdf({ drawing, width = '100%' }: { drawing: Drawing; width?: number | string }) {
  return (
    <Svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} style={{ width }}>
      {drawn(drawing.shapes).map((shape, index) =>
        isText(shape) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is made once, and nothing in it moves
          <Words key={index} shape={shape} />
        ) : (
          <Path
            // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is made once, and nothing in it moves
            key={index}
            d={shape.d}
            fill={shape.fill ? tones[shape.fill] : 'none'}
            stroke={shape.stroke ? tones[shape.stroke] : 'none'}
            strokeWidth={shape.width ?? 1}
            strokeDasharray={shape.dash}
            {...(shape.isRound && ({ strokeLinecap: 'round', strokeLinejoin: 'round' } as const))}
          />
        ),
      )}
    </Svg>
  )
}

function Words({ shape }: { shape: TextShape }) {
  const { text, x, y, anchor = 'start', tone = 'soft', isStrong = false, isUpright, hasGround } = shape
  const style = { fontSize: textSize, fontFamily: sans[0], fontWeight: isStrong ? 600 : 400 } as const
  const place = isUpright ? { x: 0, y: 0, transform: `translate(${x} ${y}) rotate(-90)` } : { x, y }
  const words = (
    <SvgText {...place} textAnchor={anchor} fill={tones[tone]} style={style}>
      {inHeldLetters(text)}
    </SvgText>
  )
  if (!hasGround) return words
  // Letters have no outline in a PDF, as they have on the screen, so that what is behind them is paled.
  const ground = { x: startOf(shape), y: y - textSize * 0.8, width: widthOf(text), height: textSize }
  return (
    <G>
      <Rect {...ground} fill={tones.paper} fillOpacity={0.8} />
      {words}
    </G>
  )
}
