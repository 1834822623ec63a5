import { AddMeasure } from './add-measure'
import { scoreProblems } from './entries'
import type { EntryActions } from './entry-actions'
import { currentSheet } from './entry-moves'
import type { EntryAction, EntryState } from './entry-state'
import { MeasureForm } from './measure-form'
import { MeasureList } from './measure-list'
import { type Sheet, sheetName, sheetOf } from './sheet'

type Props = {
  sessionId: string
  readMeasure: EntryActions['readMeasure']
  state: EntryState
  /** What the server found wrong, by measure. */
  errors: Readonly<Record<string, readonly string[]>>
  locale: string
  dispatch: (action: EntryAction) => void
}

/** The measures of the session beside the form of the one that is open. */
export function TodaysMeasures({ sessionId, readMeasure, state, locale, errors, dispatch }: Props) {
  const sheet = currentSheet(state)
  const hasTrouble = (each: Sheet) => scoreProblems(each).length > 0 || errors[sheetName(each)] !== undefined
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
