'use client'

import { unstable_rethrow } from 'next/navigation'
import { startTransition, useActionState, useEffect, useEffectEvent, useState } from 'react'
import type { SessionToRecord } from '@/db/session-pages'
import type { FormAction, FormState } from '@/lib/form-state'
import type { DraftKeeper } from './draft-keeper'
import { draftEntries, scoreProblems } from './entries'
import type { EntryAction, EntryState } from './entry-state'
import { type Sheet, unanswered, withBlanks } from './sheet'

export type GoOn = 'summary' | 'next'
export type Saving = ReturnType<typeof useSave>

type Props = {
  record: Pick<SessionToRecord, 'client' | 'session' | 'nextClient'>
  /** Makes a repeated save the same save; a page shown again by the browser's Back is another one. */
  recordKey: string
  state: EntryState
  dispatch: (action: EntryAction) => void
  keeper: DraftKeeper
  action: FormAction
  /** False while a person has yet to say which version counts. */
  isFree: boolean
}

/** Saving: what must be right or said first, goOn one request after the last draft has landed. */
export function useSave({ record, recordKey, state, dispatch, keeper, action, isFree }: Props) {
  const [key] = useState(() => `${recordKey}.${Math.random().toString(36).slice(2)}`)
  const [asked, setAsked] = useState<{ goOn: GoOn; edits: number } | null>(null)
  const [result, submit, isPending] = useActionState(
    (previous: FormState, form: FormData) => sendAfterDraft(previous, form, action, keeper),
    {},
  )
  const [goOn, setGoOn] = useState<GoOn>('summary')
  const left = state.sheets.flatMap(unanswered).length
  const isAsking = asked !== null && asked.edits === state.edits

  const send = (sheets: readonly Sheet[], next: GoOn, version = record.session.version) => {
    setGoOn(next)
    startTransition(() => submit(formOf(record, key, sheets, next, version)))
  }
  const save = (next: GoOn) => {
    const wrong = state.sheets.find(sheet => scoreProblems(sheet).length > 0)
    if (isPending || !isFree) return
    if (wrong) dispatch({ type: 'open', sheet: wrong.id })
    else if (left > 0) setAsked({ goOn: next, edits: state.edits })
    else send(state.sheets, next)
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
  useShortcut(next => (isAsking ? confirmBlanks() : save(next)))
  const overwrite = (version: number) => send(state.sheets, goOn, version)
  return { state: result, isPending, asksAbout: isAsking ? left : 0, save, confirmBlanks, goBack, overwrite }
}

/** No draft may arrive after the save. A save that did not get through leaves everything as it was, and drafts go on. */
async function sendAfterDraft(previous: FormState, form: FormData, action: FormAction, keeper: DraftKeeper) {
  await keeper.hold()
  const result = await action(previous, form).catch((error: unknown): FormState => {
    unstable_rethrow(error)
    return {
      message: 'Not saved: the practice’s server could not be reached. Nothing typed here is lost; please save again.',
    }
  })
  if (!result.conflict) keeper.resume()
  return result
}

function formOf(record: Props['record'], key: string, sheets: readonly Sheet[], goOn: GoOn, version: number): FormData {
  const form = new FormData()
  form.set('clientId', record.client.id)
  form.set('sessionId', record.session.id)
  form.set('version', String(version))
  form.set('key', key)
  form.set('goOn', goOn)
  form.set('nextClientId', record.nextClient?.id ?? '')
  form.set('entries', JSON.stringify(draftEntries(sheets)))
  return form
}

/** Ctrl or ⌘ with Enter saves from anywhere on the screen; with Shift as well, the next client comes. */
function useShortcut(save: (next: GoOn) => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
    event.preventDefault()
    save(event.shiftKey ? 'next' : 'summary')
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
