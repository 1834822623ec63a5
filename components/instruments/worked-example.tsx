import { riskReadings } from '@/lib/answer/risk'
import { formatAnswer, nearestAnswer } from '@/lib/instruments/answer-range'
import type { Answers } from '@/lib/instruments/answers'
import type { Instrument, Item, Scale } from '@/lib/instruments/instrument'
import { bandOf, responseOf, score } from '@/lib/instruments/scoring'
import { exampleSheet, missingExample, workingOf } from '@/lib/instruments/worked-example'
import { formatNumber, trueMinus } from '@/lib/text/score'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'

type Props = { instrument: Instrument; locale: string }

/** A made-up sheet scored through by the same function that scores every saved one. */
export function WorkedExample({ instrument, locale }: Props) {
  const answers = exampleSheet(instrument)
  const hasReversed = instrument.items.some(item => item.reversed)
  return (
    <>
      <p className="max-w-prose text-soft">
        A made-up sheet: each answer as ticked, by item
        {hasReversed && ', and for reversed items what it counts as, which the working marks with a star'}.
      </p>
      <ol aria-label="Example sheet" className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {instrument.items.map(item => (
          <li key={item.n} className="whitespace-nowrap">
            <span className="text-soft">{item.name ?? item.n}:</span> {countedAnswer(instrument, item, answers, locale)}
          </li>
        ))}
      </ol>
      <SafetyLine instrument={instrument} answers={answers} />
      <Workings instrument={instrument} answers={answers} locale={locale} />
      <p className="mt-3 max-w-prose text-soft">
        {missingExample(instrument, answers, locale)} Scores are shown to two decimals at most; Attune calculates with
        unrounded scores.
      </p>
    </>
  )
}

function countedAnswer(instrument: Instrument, item: Item, answers: Answers, locale: string): string {
  const answer = answers[item.n]
  if (typeof answer !== 'number') return 'not asked'
  const range = responseOf(instrument, item)
  const written = (value: number) => formatAnswer(range, value, locale)
  if (!item.reversed) return written(answer)
  return `${written(answer)}, counts as ${written(nearestAnswer(range, range.min + range.max - answer))}`
}

function SafetyLine({ instrument, answers }: { instrument: Instrument; answers: Answers }) {
  return riskReadings(instrument, answers).map(({ item, answer, state }) => (
    <p key={item} className="mt-2">
      Item {item} is answered {answer === null ? 'blank' : trueMinus(answer)}:{' '}
      {state === 'raised' ? 'this sheet would raise a Safety flag.' : 'no Safety flag.'}
    </p>
  ))
}

type WorkingsProps = { instrument: Instrument; answers: Answers; locale: string }

/** Each scale of a sheet with the way to its score. */
function Workings({ instrument, answers, locale }: WorkingsProps) {
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
                {formatNumber(value, { locale })}
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
