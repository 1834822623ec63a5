import { cn } from '@/components/ui/cn'
import type { FormAction } from '@/lib/form-state'
import { absenceText } from '@/lib/history'
import { answeredOf, passedOverText } from '@/lib/instruments/passed-over'
import { formName, measureSubject } from '@/lib/measure'
import { asked, type FormDraft, isTouched, sheetName, sheetOf } from '../measure/form-draft'
import { MeasureForm } from '../measure/measure-form'
import { AddMeasure } from './add-measure'
import { scoreProblems } from './entries'
import type { EntryActions } from './entry-actions'
import { currentSheet } from './entry-navigation'
import type { EntryAction, EntryState } from './entry-state'

type Props = {
  sessionId: string
  readMeasure: EntryActions['readMeasure']
  state: EntryState
  /** What the server found wrong, by measure. */
  errors: Readonly<Record<string, readonly string[]>>
  locale: string
  /** Corrects what the client sent. */
  correct: FormAction
  dispatch: (action: EntryAction) => void
}

/** The measures of the session beside the form of the one that is open. */
export function TodaysMeasures({ sessionId, readMeasure, state, locale, errors, correct, dispatch }: Props) {
  const sheet = currentSheet(state)
  const hasTrouble = (each: FormDraft) => scoreProblems(each).length > 0 || errors[sheetName(each)] !== undefined
  return (
    <>
      <MeasureList
        sheets={state.sheets}
        current={state.current}
        troubled={new Set(state.sheets.filter(hasTrouble).map(({ id }) => id))}
        onOpen={id => dispatch({ type: 'open', sheet: id })}
      />
      <div className="min-w-0 @min-[56rem]:row-span-2">
        {sheet ? (
          <MeasureForm
            sheet={sheet}
            state={state}
            locale={locale}
            errors={errors[sheetName(sheet)] ?? []}
            correct={correct}
            dispatch={dispatch}
          />
        ) : (
          <p className="text-soft">No measure is due today. Add one, or save the session as it is.</p>
        )}
      </div>
      <AddMeasure
        shelf={state.shelf}
        sessionId={sessionId}
        read={readMeasure}
        onAdd={part => dispatch({ type: 'add', sheet: sheetOf(part, sessionId) })}
      />
    </>
  )
}

type MeasureListProps = {
  sheets: readonly FormDraft[]
  current: string
  /** Ids of sheets with something to correct before saving. */
  troubled: ReadonlySet<string>
  onOpen: (id: string) => void
}

/** Today's measures in the practice's order, each with how far it is. */
function MeasureList({ sheets, current, troubled, onOpen }: MeasureListProps) {
  return (
    <nav aria-label="Measures of this session">
      <ul className="grid grid-cols-2 gap-x-6 border-ink border-t @min-[56rem]:grid-cols-1">
        {sheets.map(sheet => (
          <li key={sheet.id} className="border-rule border-b">
            <button
              type="button"
              aria-current={sheet.id === current ? 'true' : undefined}
              onClick={() => onOpen(sheet.id)}
              className={cn(
                entry,
                sheet.id === current && 'border-accent border-l-3 pl-2.5 font-semibold hover:no-underline',
              )}
            >
              <span className="block">{measureSubject(sheet)}</span>
              <span className="mt-0.5 flex justify-between gap-2 font-normal text-soft text-xs">
                <span>{formName(sheet)}</span>
                <Progress sheet={sheet} isTroubled={troubled.has(sheet.id)} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const entry =
  'block w-full py-2.5 text-left underline-offset-4 hover:underline focus-visible:outline-2 focus-visible:outline-accent'

function NothingYet() {
  return (
    <span>
      <span aria-hidden>–</span>
      <span className="sr-only">nothing entered</span>
    </span>
  )
}

function Progress({ sheet, isTroubled }: { sheet: FormDraft; isTroubled: boolean }) {
  if (isTroubled) return <span className="text-review">to correct</span>
  if (sheet.absence !== null) return <span>{absenceText[sheet.absence]}</span>
  if (!isTouched(sheet)) return <NothingYet />
  if (sheet.how === 'score-only') return <span>✓ score only</span>
  const items = asked(sheet)
  const done = items.filter(({ n }) => sheet.answers[n] !== undefined).length
  const by = sheet.source ? 'client, ' : ''
  const answered = `${done === items.length ? '✓ ' : ''}${answeredOf(items, sheet.answers)} of ${items.length}`
  return (
    <span className="text-right tabular-nums">
      {[by + answered, passedOverText(items, sheet.answers)].filter(Boolean).join(', ')}
    </span>
  )
}
