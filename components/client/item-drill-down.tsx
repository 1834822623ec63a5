import { Table, TableBody, TableCaption, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Answer } from '@/lib/instruments/answers'
import { instrument } from '@/lib/instruments/catalogue'
import type { ItemChanges } from '@/lib/item-changes'

/** Behind the scores: each item as it was first, last time and now. */
export function ItemDrillDown({ changes }: { changes: readonly ItemChanges[] }) {
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="items" className="mt-10">
      <h2 id="items" className="mb-2 font-serif text-xl">
        Item by item
      </h2>
      {changes.map(each => (
        <details key={`${each.instrumentId} ${each.respondent} ${each.target}`} className="border-b border-rule py-1">
          <summary className="w-fit py-1.5">{titleOf(each)}</summary>
          <Items changes={each} />
        </details>
      ))}
    </section>
  )
}

function titleOf({ instrumentId, respondent, target, latest }: ItemChanges): string {
  const of = instrument(instrumentId)
  const who = of.respondents.length > 1 ? respondent : null
  return `${[of.short, who, target].filter(Boolean).join(', ')}: latest at session ${latest}`
}

function Items({ changes: { instrumentId, first, previous, latest, items } }: { changes: ItemChanges }) {
  const { response } = instrument(instrumentId)
  return (
    <Table label={`Items of ${instrument(instrumentId).short}`} className="mb-4 max-w-3xl">
      <TableCaption>
        Answers as they stand on the sheet, {response.min} to {response.max} unless an item says otherwise, before any
        reversal. Bold: different from the time before. The words are cues, not the wording of the questionnaire.
      </TableCaption>
      <TableHeader>
        <TableRow>
          <TableHead>Item</TableHead>
          <TableHead className="text-right">First, session {first}</TableHead>
          <TableHead className="text-right">
            {previous === null ? 'Previous' : `Previous, session ${previous}`}
          </TableHead>
          <TableHead className="text-right">Latest, session {latest}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {items.map(item => (
          <TableRow key={item.n}>
            <TableHead scope="row" className="align-middle font-normal text-ink">
              <span className="mr-2 inline-block w-5 text-right text-soft">{item.n}</span>
              {item.cue}
            </TableHead>
            <Said answer={item.first} />
            <Said answer={previous === null ? null : item.previous} />
            <Said answer={item.latest} isChanged={previous !== null && item.latest !== item.previous} />
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Said({ answer, isChanged = false }: { answer: Answer | null; isChanged?: boolean }) {
  return (
    <TableCell className={isChanged ? 'text-right font-semibold' : 'text-right text-soft'}>{answer ?? '–'}</TableCell>
  )
}
