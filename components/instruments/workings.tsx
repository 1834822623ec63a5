import type { Answers } from '@/lib/instruments/answers'
import type { Instrument, Scale } from '@/lib/instruments/instrument'
import { bandOf, score } from '@/lib/instruments/scoring'
import { workingOf } from '@/lib/instruments/working'
import { figure } from '@/lib/text/figure'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'

type Props = { instrument: Instrument; answers: Answers; locale: string }

/** Each scale of a sheet with the way to its score. */
export function Workings({ instrument, answers, locale }: Props) {
  return (
    <Table label="Scores of the example" className="mt-2">
      <TableHeader>
        <TableRow>
          <TableHead>Scale</TableHead>
          <TableHead>Working</TableHead>
          <TableHead className="text-right">Score</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {score(instrument, answers).map(({ scale: id, value }) => {
          const scale = instrument.scales.find(each => each.id === id)
          return scale && value !== null ? (
            <TableRow key={id}>
              <TableHead scope="row" className="min-w-28 align-top text-sm text-ink">
                {scale.title}
              </TableHead>
              <TableCell className="min-w-52 align-top text-soft">
                {workingOf(instrument, scale, answers, locale)}
              </TableCell>
              <TableCell className="text-right align-top font-semibold">
                {figure(value, locale)}
                <Band instrument={instrument} scale={scale} value={value} />
              </TableCell>
            </TableRow>
          ) : null
        })}
      </TableBody>
    </Table>
  )
}

function Band({ instrument, scale, value }: { instrument: Instrument; scale: Scale; value: number }) {
  const band = bandOf(instrument, scale.id, value)
  return band && <span className="block text-xs font-normal text-soft">band: {band}</span>
}
