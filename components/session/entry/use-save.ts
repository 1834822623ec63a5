'use client'

import { unstable_rethrow } from 'next/navigation'
import { startTransition, useActionState, useEffect, useEffectEvent, useState } from 'react'
import type { SessionToRecord } from '@/db/session-entry'
import type { Entry } from '@/lib/entry'
import type { FormAction, FormState } from '@/lib/form-state'
import { type FormDraft, unanswered, withBlanks } from '../measure/form-draft'
import type { DraftKeeper } from './draft-keeper'
import { blankQuestion, draftEntries, scoreProblems } from './entries'
import type { StoredSession } from './entry-actions'
import { type EntryAction, type EntryState, reduce } from './entry-state'

export type GoOn = 'summary' | 'next'
export type Saving = ReturnType<typeof useSave>

const endTyping: EntryAction = { type: 'number-end', goOn: false }

type Props = {
  record: Pick<SessionToRecord, 'client' | 'session' | 'nextClient' | 'openRisks'>
  /** The clinician's own words; undefined where they were not touched. */
  note: string | undefined
  /** Makes a repeated save the same save; a page shown again by the browser's Back is another one. */
  recordKey: string
  state: EntryState
  dispatch: (action: EntryAction) => void
  keeper: DraftKeeper
  action: FormAction
  /** False while a person has yet to say which version counts. */
  isFree: boolean
}

/** Saving: what must be right or said first, then one request after the last draft has arrived. */
export function useSave({ record, note, recordKey, state, dispatch, keeper, action, isFree }: Props) {
  const [key] = useState(() => `${recordKey}.${Math.random().toString(36).slice(2)}`)
  const [asked, setAsked] = useState<{ goOn: GoOn; edits: number } | null>(null)
  const [result, submit, isPending] = useActionState(
    (previous: FormState, form: FormData) => sendAfterDraft(previous, form, action, keeper),
    {},
  )
  const [goOn, setGoOn] = useState<GoOn>('summary')
  // The question belongs to what was sent: whoever types on is asked anew.
  const [sentAt, setSentAt] = useState(0)
  const isAsking = asked !== null && asked.edits === state.edits

  const send = (sheets: readonly FormDraft[], next: GoOn, more: More = {}) => {
    setGoOn(next)
    setSentAt(state.edits)
    startTransition(() => submit(formOf({ record, note }, key, sheets, next, more)))
  }
  const save = (next: GoOn) => {
    if (isPending || !isFree) return
    // A number that is still being typed is part of what is saved, or is said to be none.
    const { sheets, edits, refused } = reduce(state, endTyping)
    if (state.typing !== null) dispatch(endTyping)
    const wrong = sheets.find(sheet => scoreProblems(sheet).length > 0)
    if (state.typing !== null && refused !== null) return
    if (wrong) dispatch({ type: 'open', sheet: wrong.id })
    else if (sheets.flatMap(unanswered).length > 0) setAsked({ goOn: next, edits })
    else send(sheets, next)
  }
  const confirmBlanks = () => {
    setAsked(null)
    dispatch({ type: 'fill-blanks' })
    send(state.sheets.map(withBlanks), asked?.goOn ?? 'summary')
  }
  const goBack = () => {
    setAsked(null)
    const sheet = state.sheets.find(each => unanswered(each).length > 0)
    if (sheet) dispatch({ type: 'open', sheet: sheet.id, item: unanswered(sheet)[0]?.n })
  }
  const isEmpty = result.errors?.isEmptyMeant !== undefined && !isPending && state.edits === sentAt
  const confirmEmpty = () => send(state.sheets, goOn, { isEmptyMeant: true })
  useShortcut(next => (isAsking ? confirmBlanks() : isEmpty ? confirmEmpty() : save(next)))
  const overwrite = ({ version, draftVersion }: StoredSession, theirs: Entry[]) => {
    keeper.writeOver(draftVersion)
    send(state.sheets, goOn, { version, theirs })
  }
  return {
    state: result,
    isPending,
    question: isAsking ? blankQuestion(state.sheets, record.openRisks) : null,
    left: state.sheets.flatMap(unanswered).length,
    save,
    confirmBlanks,
    goBack,
    isEmpty,
    confirmEmpty,
    overwrite,
  }
}

/** No draft may arrive after the save. A save that did not get through leaves everything as it was, and drafts go on. */
async function sendAfterDraft(previous: FormState, form: FormData, action: FormAction, keeper: DraftKeeper) {
  await keeper.hold()
  form.set('draftVersion', String(keeper.version))
  const result = await action(previous, form).catch((error: unknown): FormState => {
    unstable_rethrow(error)
    return {
      message: 'Not saved: the practice’s server could not be reached. Nothing typed here is lost; please save again.',
    }
  })
  if (!result.conflict) keeper.resume()
  return result
}

/** What a save says beside what is on the screen: the version it replaces, what of another one is kept, that empty is meant. */
type More = { version?: number; theirs?: readonly Entry[]; isEmptyMeant?: boolean }

function formOf(
  { record, note }: Pick<Props, 'record' | 'note'>,
  key: string,
  sheets: readonly FormDraft[],
  goOn: GoOn,
  { version = record.session.version, theirs = [], isEmptyMeant = false }: More,
): FormData {
  const form = new FormData()
  form.set('clientId', record.client.id)
  form.set('sessionId', record.session.id)
  form.set('version', String(version))
  form.set('key', key)
  form.set('goOn', goOn)
  form.set('nextClientId', record.nextClient?.id ?? '')
  form.set('entries', JSON.stringify([...draftEntries(sheets), ...theirs]))
  if (note !== undefined) form.set('note', note)
  if (isEmptyMeant) form.set('isEmptyMeant', 'on')
  return form
}

/** Ctrl or ⌘ with Enter saves from anywhere on the screen but a dialog, which asks about something else; with Shift as well, it goes on to the next client. */
function useShortcut(save: (next: GoOn) => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
    event.preventDefault()
    if (document.querySelector('dialog[open]')) return
    save(event.shiftKey ? 'next' : 'summary')
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
