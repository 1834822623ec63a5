import { Kbd } from '@/components/ui/kbd'
import { isScorable } from './course'
import { rangeOf } from './keys'
import type { Sheet } from './sheet'

/** The keys that work on this form, under it. */
export function KeyLine({ sheet, item }: { sheet: Sheet; item: number | null }) {
  const { min, max } = item === null ? sheet.instrument.response : rangeOf(sheet, item)
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3.5 gap-y-1.5 text-soft text-xs print:hidden">
      {sheet.how === 'score-only' ? (
        <>
          <Key keys={['Tab']} does="next score" />
          <Key keys={['⏎']} does="go on" />
        </>
      ) : (
        <>
          <Key keys={[String(min), String(max)]} between="–" does="answer and go on" />
          <Key keys={['↑', '↓']} does="move" />
          <Key keys={['⌫']} does="clear" />
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

function Key({ keys, between, does }: { keys: string[]; between?: string; does: string }) {
  return (
    <span className="inline-flex items-center gap-1 pointer-coarse:hidden">
      {keys.map((key, index) => (
        <span key={key}>
          {index > 0 && between}
          <Kbd>{key}</Kbd>
        </span>
      ))}
      {does}
    </span>
  )
}
