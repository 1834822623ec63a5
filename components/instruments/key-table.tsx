import type { Instrument, Scale } from '@/lib/instruments/instrument'
import { weightsOf } from '@/lib/instruments/key'
import { leastAnswered } from '@/lib/instruments/scoring'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import { directionWords, rangeWords } from './instrument-words'
import { keyWords, reversalWords } from './key-words'

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
          <TableHead>Least answered</TableHead>
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
        {instrument.drawn.includes(scale.id) && <span className="block text-xs font-normal text-soft">on charts</span>}
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
