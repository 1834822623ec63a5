import type { Instrument, Item, Scale } from '@/lib/instruments/instrument'
import { weightsOf } from '@/lib/instruments/key'
import { leastAnswered, responseOf } from '@/lib/instruments/scoring'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import { directionWords, rangeWords } from './instrument-words'
import { SourceLine } from './source-line'

type Props = { instrument: Instrument; locale: string }

/** How each scale is made from the items, and how it is to be read. */
export function KeyTable({ instrument, locale }: Props) {
  return (
    <Table label="Scales and their keys">
      <TableHeader>
        <TableRow>
          <TableHead>Scale</TableHead>
          <TableHead>Key</TableHead>
          <TableHead>Range</TableHead>
          <TableHead>Direction</TableHead>
          <TableHead>Answers needed</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {instrument.scales.map(scale => (
          <Row key={scale.id} instrument={instrument} scale={scale} locale={locale} />
        ))}
      </TableBody>
    </Table>
  )
}

function Row({ instrument, scale, locale }: Props & { scale: Scale }) {
  const reversal = reversalWords(instrument, scale)
  const of = weightsOf(instrument, scale).length
  return (
    <TableRow>
      <TableHead scope="row" className="min-w-28 align-top text-sm text-ink">
        {scale.title}
        {instrument.charted.includes(scale.id) && (
          <span className="block text-xs font-normal text-soft">on charts</span>
        )}
      </TableHead>
      <TableCell className="min-w-52 align-top">
        {keyWords(instrument, scale)}
        {reversal && <span className="block text-[0.8125rem] text-soft">{reversal}</span>}
      </TableCell>
      <TableCell className="align-top whitespace-nowrap">{rangeWords(scale, locale)}</TableCell>
      <TableCell className="min-w-28 align-top">{directionWords(instrument, scale)}</TableCell>
      <TableCell className="align-top whitespace-nowrap">
        {leastAnswered(instrument, scale)} of {of}
      </TableCell>
    </TableRow>
  )
}

/** Where items, answers, key and ranges were taken from. */
export function KeySource({ instrument: { keySource, citation } }: { instrument: Instrument }) {
  return <SourceLine>{keySource ?? withoutStop(citation)}</SourceLine>
}

const withoutStop = (text: string) => text.replace(/\.$/, '')

/** How a scale is made, as a manual would put it: "Sum of items 1–10". */
export function keyWords(instrument: Instrument, { key }: Scale): string {
  if (key.method === 'mean-of-scales') {
    const parts = key.scales.map(id => instrument.scales.find(scale => scale.id === id)?.title ?? id)
    return `Mean of ${parts.join(', ').toLowerCase()}`
  }
  if (key.method === 'weighted-sum') return key.weights.map((each, index) => term(instrument, each, index)).join(' ')
  const plain = `${key.method === 'sum' ? 'Sum' : 'Mean'} of items ${numberList(key.items)}`
  return `${plain}${times(key.multiplyBy)}${key.method === 'sum' && key.subtract ? `, less ${key.subtract}` : ''}`
}

const times = (factor: number | undefined) => (factor === undefined ? '' : `, times ${factor}`)

function term({ items }: Instrument, { item: n, weight }: { item: number; weight: number }, index: number): string {
  const name = items.find(item => item.n === n)?.name ?? `item ${n}`
  const times = Math.abs(weight) === 1 ? name : `${Math.abs(weight)} × ${name}`
  if (index === 0) return weight < 0 ? `−${times}` : times
  return `${weight < 0 ? '−' : '+'} ${times}`
}

/** Which items of a scale are reversed, and how; null where none is. */
export function reversalWords(instrument: Instrument, scale: Scale): string | null {
  const turned = weightsOf(instrument, scale).flatMap(({ item: n }) =>
    instrument.items.filter(item => item.n === n && item.reversed),
  )
  if (turned.length === 0) return null
  const ways = [...new Set(turned.map(item => endsOf(instrument, item)))]
  const words = ways.map(ends => `${numberList(withEnds(instrument, turned, ends))} (${ends} − answer)`)
  return `reversed: ${words.join(', ')}`
}

/** Lowest and highest answer together: what a reversed answer is taken from. */
function endsOf(instrument: Instrument, item: Item): number {
  const { min, max } = responseOf(instrument, item)
  return min + max
}

const withEnds = (instrument: Instrument, items: readonly Item[], ends: number) =>
  items.filter(item => endsOf(instrument, item) === ends).map(item => item.n)

/** Numbers in order, runs of three or more as a span: "1–4, 6, 7". */
export function numberList(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b)
  const starts = sorted.filter(n => !sorted.includes(n - 1))
  return starts.map(start => runFrom(start, sorted)).join(', ')
}

function runFrom(start: number, numbers: readonly number[]): string {
  const end = numbers.find(n => n >= start && !numbers.includes(n + 1)) ?? start
  if (end === start) return String(start)
  return end === start + 1 ? `${start}, ${end}` : `${start}–${end}`
}
