import { Kbd } from '@/components/ui/kbd'
import { type AnswerRange, isNumberField, isOneKey } from '@/lib/instruments/answer-range'
import { trueMinus } from '@/lib/text/score'
import { isScorable } from '../entry/entry-navigation'
import { type FormDraft, rangeOf } from './form-draft'
import { openAnswers } from './number-field'

/** The keys that work on this form, under it. */
export function KeyLine({ sheet, item }: { sheet: FormDraft; item: number | null }) {
  const range = item === null ? sheet.instrument.response : rangeOf(sheet, item)
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3.5 gap-y-1.5 text-soft text-xs print:hidden">
      {sheet.how === 'score-only' ? (
        <>
          <Key keys={['Tab']} does="next score" />
          <Key keys={['⏎']} does="go on" />
        </>
      ) : (
        <>
          <AnswerKeys range={range} />
          <Key keys={['↑', '↓']} does="move" />
          <Key keys={['⌫']} does={isOneKey(range) ? 'clear' : 'correct or clear'} />
          {!isOneKey(range) && <Key keys={['Esc']} does="drop what is being typed" />}
          <Key keys={['B']} does="left blank" />
          <Key keys={['D']} does="declined" />
        </>
      )}
      <Key keys={['N']} does="not asked" />
      <Key keys={['U']} does="not due" />
      <Key keys={['X']} does="whole form declined" />
      {isScorable(sheet) && <Key keys={['S']} does={sheet.how === 'items' ? 'score only' : 'item by item'} />}
      {!sheet.instrument.ownPrompt && !sheet.wording && sheet.how === 'items' && (
        <span>Cues in our own words, not the wording of the form.</span>
      )}
    </p>
  )
}

/** How this item is answered: by one key, or by the keys of a number and what ends it. */
function AnswerKeys({ range }: { range: AnswerRange }) {
  const [low, high] = [range.min, range.max].map(trueMinus)
  const open = range.step < 1 ? [] : openAnswers(range)
  return (
    <>
      <Key keys={[low ?? '', high ?? '']} between="–" does={range.step < 1 ? 'type it' : 'answer and go on'} />
      {range.min < 0 && <Key keys={['-']} does="first, below 0" />}
      {range.step < 1 && (
        <>
          <Key keys={['.', ',']} between="or" does="before the decimal" />
          <Key keys={['⏎', 'Tab']} between="or" does="enter it and go on" />
        </>
      )}
      {open.length > 0 && <Key keys={['⏎', 'Tab']} between="or" does={afterWords(open, isNumberField(range))} />}
    </>
  )
}

/** After which numbers a key has to say that they are whole: few are named. */
function afterWords(open: readonly number[], areMany: boolean): string {
  const named = open.map(trueMinus)
  return areMany ? 'after a number that could go on' : `after ${named.join(' or ')}, which could go on`
}

function Key({ keys, between, does }: { keys: string[]; between?: string; does: string }) {
  return (
    <span className="inline-flex items-center gap-1 pointer-coarse:hidden">
      {keys.map((key, index) => (
        <span key={key} className="inline-flex items-center gap-1">
          {index > 0 && between}
          <Kbd>{key}</Kbd>
        </span>
      ))}
      {does}
    </span>
  )
}
