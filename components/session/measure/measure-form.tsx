'use client'

import dynamic from 'next/dynamic'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react'
import type { FormAction } from '@/lib/form-state'
import { answersIn, formatAnswer, isNumberField } from '@/lib/instruments/answer-range'
import { measureSubject } from '@/lib/measure'
import { isScorable } from '../entry/entry-navigation'
import type { EntryAction, EntryState } from '../entry/entry-state'
import { actionOf } from '../entry/shortcuts'
import { asked, type FormDraft } from './form-draft'
import { AbsentForm, ScoreOnlyForm } from './forms-without-items'
import { ItemRow } from './item-row'
import { formLabels, wordsOf } from './item-words'
import { KeyLine } from './key-line'
import { typedOn } from './number-entry'
import { TargetSelect } from './target-select'

type Props = {
  sheet: FormDraft
  state: EntryState
  locale: string
  /** What the server found wrong with this measure. */
  errors: readonly string[]
  /** Corrects what the client sent. */
  correct: FormAction
  dispatch: (action: EntryAction) => void
}

// Loaded with the first sheet that a client filled in.
const CorrectSheet = dynamic(() => import('../correct-sheet').then(form => form.CorrectSheet))

/** The measure in the middle of the screen: its items, or its scores, or why it has neither. Number keys answer and go on. */
export function MeasureForm({ sheet, state, locale, errors, correct, dispatch }: Props) {
  const section = useFocusAt(state)
  return (
    // The keys belong to what is inside; the section only hears them on their way up. What the client filled in is not answered by any.
    <section
      ref={section}
      aria-labelledby="measure-title"
      onKeyDown={event => sheet.source === null && onKey(event, state, dispatch)}
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pb-2">
        <h2 id="measure-title" className="font-serif text-xl">
          {measureSubject(sheet)}
        </h2>
        {sheet.how === 'items' && sheet.absence === null && <ScaleWords sheet={sheet} />}
      </header>
      {errors.map(error => (
        <p key={error} role="alert" className="pb-2 text-safety text-sm">
          {error}
        </p>
      ))}
      {!sheet.source && (
        <TargetSelect sheet={sheet} sheets={state.sheets} onChoose={target => dispatch({ type: 'target', target })} />
      )}
      {sheet.absence === null ? (
        <fieldset disabled={sheet.source !== null} className="contents">
          <Filled sheet={sheet} state={state} locale={locale} dispatch={dispatch} />
        </fieldset>
      ) : (
        <AbsentForm
          sheet={sheet}
          absence={sheet.absence}
          locale={locale}
          onPresent={() => dispatch({ type: 'present' })}
        />
      )}
      {sheet.wording && sheet.absence === null && (
        <p className="mt-2 text-soft text-xs" lang={sheet.wording.language} dir="auto">
          {sheet.wording.copyright}
        </p>
      )}
      {sheet.source ? (
        <p className="mt-3 text-sm print:hidden">
          {sheet.source.correctedAt === null ? 'Filled in by the client.' : 'Filled in by the client, corrected since.'}
          <CorrectSheet
            key={sheet.id}
            instrument={sheet.instrument}
            answers={sheet.answers}
            sheet={sheet.source}
            action={correct}
            locale={locale}
          />
        </p>
      ) : (
        <>
          <WaysOfEntry sheet={sheet} dispatch={dispatch} />
          <KeyLine sheet={sheet} item={state.item} />
        </>
      )}
    </section>
  )
}

/** Puts the focus where the keys moved to; the first field when no item is meant. */
function useFocusAt(state: EntryState) {
  const at = state.focusAt
  const section = useRef<HTMLElement>(null)
  // The next key replaces an answer that is there, and goes on with a number that was begun.
  const toType = useEffectEvent((field: HTMLInputElement) =>
    typedOn(state, at.item) === '' ? field.select() : field.setSelectionRange(field.value.length, field.value.length),
  )
  useEffect(() => {
    const row = `[data-item="${at.item}"]`
    const where = at.item === null ? ['[data-first]'] : [`${row} [data-number]`, `${row} input:checked`, `${row} input`]
    const found = where.map(selector => section.current?.querySelector<HTMLElement>(selector)).find(Boolean)
    found?.focus()
    if (found instanceof HTMLInputElement && found.matches('[data-number]')) toType(found)
  }, [at])
  return section
}

/** Our keys, unless something is being typed or a modifier makes it somebody else's. */
function onKey(event: KeyboardEvent<HTMLElement>, state: EntryState, dispatch: (action: EntryAction) => void): void {
  const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event
  if (!(target instanceof HTMLElement) || (isTyping(target, key) && !state.isJustEntered)) return
  const row = target.closest<HTMLElement>('[data-item]')
  const item = row ? Number(row.dataset.item) : null
  const isBack = key === 'Tab' && shiftKey
  const action = actionOf({ key, hasModifier: ctrlKey || metaKey || altKey || isBack }, state, item)
  if (!action) return
  event.preventDefault()
  dispatch(action)
}

/** In a field for a number no letter is typed, so that ours work there as well; in one for an answer, the keys that end it too. */
function isTyping(target: HTMLElement, key: string): boolean {
  if (!target.matches('input:not([type="radio"]), textarea, select, [contenteditable]')) return false
  if (target.matches('[data-number]')) return !/^([a-z ]|enter|tab|escape|arrowup|arrowdown)$/i.test(key)
  return !(target.matches('[inputmode="decimal"]') && /^[a-z]$/i.test(key))
}

/** The items one by one; in score-only entry the scores, and below them the safety items that a score cannot answer. */
function Filled({ sheet, state, locale, dispatch }: Omit<Props, 'errors' | 'correct'>) {
  const items = asked(sheet)
  return (
    <>
      {sheet.how === 'score-only' && (
        <ScoreOnlyForm
          sheet={sheet}
          onScore={(scale, text) => dispatch({ type: 'score', scale, text })}
          onNext={() => dispatch({ type: 'next-sheet' })}
        />
      )}
      {sheet.how === 'score-only' && items.length > 0 && (
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pt-2 pb-1">
          <p className="text-sm">A score does not show this, so it is asked separately:</p>
          <ScaleWords sheet={sheet} />
        </div>
      )}
      <div className="border-rule border-t">
        {items.map(item => (
          <ItemRow
            key={item.n}
            instrument={sheet.instrument}
            item={item}
            words={wordsOf(sheet, item)}
            name={`${sheet.id}.${item.n}`}
            answer={sheet.answers[item.n]}
            typed={typedOn(state, item.n)}
            refused={state.refused?.item === item.n ? state.refused.text : null}
            rounded={state.rounded?.item === item.n ? state.rounded : null}
            locale={locale}
            onChoose={answer => dispatch({ type: 'answer', item: item.n, answer, goOn: false })}
            onType={text => dispatch({ type: 'number-text', item: item.n, text })}
            onLeave={() => dispatch({ type: 'number-end', goOn: false })}
            onFocus={() => state.item !== item.n && dispatch({ type: 'focus', item: item.n })}
          />
        ))}
      </div>
    </>
  )
}

/** The same as the keys do, for a mouse or a finger. */
function WaysOfEntry({ sheet, dispatch }: { sheet: FormDraft; dispatch: (action: EntryAction) => void }) {
  if (sheet.absence !== null) return null
  const other = sheet.how === 'items' ? 'score-only' : 'items'
  return (
    <p className="mt-3 flex flex-wrap gap-x-4 gap-y-2 text-sm print:hidden">
      {isScorable(sheet) && (
        <Way onClick={() => dispatch({ type: 'how', how: other })}>
          {other === 'items' ? 'Enter item by item' : 'Enter the score only'}
        </Way>
      )}
      {sheet.instrument.shuffled && sheet.how === 'items' && (
        <Way onClick={() => dispatch({ type: 'shuffle' })}>
          {sheet.isShuffled ? 'Show the items by number' : 'Show the items in random order'}
        </Way>
      )}
      <Way onClick={() => dispatch({ type: 'absent', why: 'not-asked' })}>Not asked</Way>
      <Way onClick={() => dispatch({ type: 'absent', why: 'not-due' })}>Not due</Way>
      <Way onClick={() => dispatch({ type: 'absent', why: 'declined' })}>Declined</Way>
    </p>
  )
}

function Way({ children, onClick }: { children: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="text-accent underline-offset-4 hover:underline pointer-coarse:py-2"
    >
      {children}
    </button>
  )
}

/** What the numbers of the form mean, in one line: "1 seldom · 2 sometimes · …". */
function ScaleWords({ sheet }: { sheet: FormDraft }) {
  const shared = formLabels(sheet)
  const range = sheet.instrument.response
  const values = isNumberField(range) ? [range.min, range.max] : answersIn(range)
  const words = values.flatMap((value, index) => {
    const label = shared?.labels[index]
    return label ? [`${formatAnswer({ ...range, step: 1 }, value)} ${label}`] : []
  })
  if (words.length === 0) return null
  return (
    <p className="text-soft text-xs" lang={shared?.language}>
      {words.join(' · ')}
    </p>
  )
}
