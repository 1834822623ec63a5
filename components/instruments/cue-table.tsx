import { answerLabel, answersIn, isNumberField, labelledAnswers, rangeText } from '@/lib/instruments/answer-range'
import type { Instrument, Item } from '@/lib/instruments/instrument'
import { weightsOf } from '@/lib/instruments/key'
import { trueMinus } from '@/lib/text/score'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import { Tier } from '../ui/tier'

/** The items as cues, with what is particular to each and the scales it counts in. */
export function CueTable({ instrument }: { instrument: Instrument }) {
  return (
    <Table label="Items and the scales they count in">
      <TableHeader>
        <TableRow>
          <TableHead className="text-right">No.</TableHead>
          <TableHead>Cue</TableHead>
          <TableHead>Counts in</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {instrument.items.map(item => (
          <TableRow key={item.n}>
            <TableCell className="w-12 text-right align-top text-soft">{item.n}</TableCell>
            <TableHead scope="row" className="min-w-44 align-top text-sm font-normal text-ink">
              {item.cue} <Particulars instrument={instrument} item={item} />
            </TableHead>
            <TableCell className="align-top text-soft">{countsIn(instrument, item)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Particulars({ instrument, item }: { instrument: Instrument; item: Item }) {
  const safety = instrument.safetyItems.find(each => each.item === item.n)
  return (
    <>
      {item.name && <span className="text-soft">· {item.name} </span>}
      {item.reversed && <span className="font-medium">· reversed </span>}
      {safety && <Tier tier="safety" />}
      {safety && <span className="text-soft"> when above {safety.above}</span>}
      {item.response && <span className="block text-[0.8125rem] text-soft">{answerList(item.response)}</span>}
      {item.askedOf && <span className="block text-[0.8125rem] text-soft">for the {item.askedOf} only</span>}
      {item.onlyIf && (
        <span className="block text-[0.8125rem] text-soft">
          only if item {item.onlyIf.item} is {item.onlyIf.atLeast} or more
        </span>
      )}
    </>
  )
}

function countsIn(instrument: Instrument, item: Item): string {
  const scales = instrument.scales.filter(scale => weightsOf(instrument, scale).some(each => each.item === item.n))
  return scales.length > 0 ? scales.map(scale => scale.title).join(', ') : 'not scored'
}

type Response = Instrument['response']

/**
 * The answers a sheet offers: "1 seldom · 2 sometimes · …". Where the form prints no word, the number is alone; a number never parts
 * from its word. Of too many for a list, the ends: "0 to 100 in steps of 0.5 · 0 no pain".
 */
export function answerList(response: Response): string {
  if (isNumberField(response)) return [rangeText(response), ...labelledAnswers(response).map(worded)].join(' · ')
  return answersIn(response)
    .map(value => worded({ value, label: answerLabel(response, value) }))
    .join(' · ')
}

const worded = ({ value, label }: { value: number; label: string }) => `${trueMinus(value)}\u00a0${label}`.trim()
