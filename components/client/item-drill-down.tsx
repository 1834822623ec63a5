import { Table, TableBody, TableCaption, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { atOccasion, occasionText } from '@/lib/history'
import { answerLabel, formatAnswer } from '@/lib/instruments/answer-range'
import type { Answer } from '@/lib/instruments/answers'
import type { Instrument } from '@/lib/instruments/instrument'
import type { ItemChange, ItemChanges, ItemMove } from '@/lib/item-changes'
import { ownNote } from '@/lib/measure'
import { formatEnds, trueMinus } from '@/lib/text/score'

/** Behind the scores: each item as it was first, last time and now. */
export function ItemDrillDown({ changes }: { changes: readonly ItemChanges[] }) {
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="items" className="mt-10">
      <h2 id="items" className="mb-2 font-serif text-xl">
        Item by item
      </h2>
      {changes.map(each => (
        <details key={`${each.instrument.id} ${each.respondent} ${each.target}`} className="border-b border-rule py-1">
          <summary className="w-fit py-1.5 wrap-anywhere">{drillDownTitle(each)}</summary>
          <Moved changes={each} />
          <Items changes={each} />
        </details>
      ))}
    </section>
  )
}

function drillDownTitle({ instrument, respondent, target, latest }: ItemChanges): string {
  const who = instrument.respondents.length > 1 ? respondent : null
  const own = instrument.practiceOwn ? ownNote : null
  return `${[instrument.abbreviation, who, target, own].filter(Boolean).join(', ')}: latest ${atOccasion(latest)}`
}

function Moved({ changes }: { changes: ItemChanges }) {
  const words = movedWords(changes)
  return words && <p className="mt-1 mb-2 max-w-prose">{words}</p>
}

function Items({ changes: { instrument, first, previous, latest, items, moved } }: { changes: ItemChanges }) {
  const { response, abbreviation } = instrument
  return (
    <Table label={`Items of ${abbreviation}`} className="mb-4 max-w-3xl">
      <TableCaption>
        Answers as given on the sheet, {formatEnds(response.min, response.max)} unless an item says otherwise, before
        any reversal. Bold: changed since the time before. The words are cues, not the wording of the questionnaire.
      </TableCaption>
      <TableHeader>
        <TableRow>
          <TableHead>Item</TableHead>
          <TableHead className="text-right">First, {occasionText(first)}</TableHead>
          <TableHead className="text-right">
            {previous === null ? 'Previous' : `Previous, ${occasionText(previous)}`}
          </TableHead>
          <TableHead className="text-right">Latest, {occasionText(latest)}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {items.map(item => (
          <Row
            key={item.n}
            item={item}
            say={answer => answerText(instrument, item.n, answer)}
            hasPrevious={previous !== null}
            isMost={moved?.most.some(({ n }) => n === item.n) ?? false}
          />
        ))}
      </TableBody>
    </Table>
  )
}

/** A kind by its word, an amount by its number, none by why there is none. */
function answerText({ items, response }: Instrument, n: number, answer: Answer | null): string {
  const item = items.find(each => each.n === n)
  if (answer === null) return '–'
  if (typeof answer !== 'number') return answer
  const range = item?.response ?? response
  return (item?.nominal && answerLabel(range, answer)) || formatAnswer(range, answer)
}

type RowProps = {
  item: ItemChange
  say: (answer: Answer | null) => string
  hasPrevious: boolean
  isMost: boolean
}

function Row({ item, say, hasPrevious, isMost }: RowProps) {
  return (
    <TableRow>
      <TableHead scope="row" className="align-middle font-normal text-ink">
        <span className="mr-2 inline-block w-5 text-right text-soft">{item.n}</span>
        {item.cue} {isMost && <span className="text-soft">· moved most</span>}
      </TableHead>
      <Said>{say(item.first)}</Said>
      <Said>{say(hasPrevious ? item.previous : null)}</Said>
      <Said isChanged={hasPrevious && item.latest !== item.previous}>{say(item.latest)}</Said>
    </TableRow>
  )
}

function Said({ children, isChanged = false }: { children: string; isChanged?: boolean }) {
  return <TableCell className={isChanged ? 'text-right font-semibold' : 'text-right text-soft'}>{children}</TableCell>
}

/** What moved most since the first sheet, in a sentence; null where there is only one sheet. */
export function movedWords({ moved, first }: Pick<ItemChanges, 'moved' | 'first'>): string | null {
  if (moved === null) return null
  if (moved.most.length === 0) return `No item that was answered both times has changed since ${occasionText(first)}.`
  const others = moved.asMuch === 0 ? '' : `; ${moved.asMuch === 1 ? 'one other' : `${moved.asMuch} others`} by as much`
  return `Moved most since ${occasionText(first)}: ${moved.most.map(moveWords).join('; ')}${others}.`
}

/** "sleep problems (7), from 4 to 1, better": softly, since single items are weak measures. */
const moveWords = ({ n, cue, from, to, towards }: ItemMove) =>
  `${cue} (${n}), from ${trueMinus(from)} to ${trueMinus(to)}${towards === null ? '' : `, ${towards}`}`
