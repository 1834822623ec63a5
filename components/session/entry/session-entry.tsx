'use client'

import { useMemo, useReducer, useState } from 'react'
import { PersonHeading } from '@/components/shell/person-heading'
import type { SessionToRecord } from '@/db/session-entry'
import { weekdayDate } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { attendanceText, modeText } from '@/lib/history'
import { displayName } from '@/lib/text/display-name'
import { ConflictPanel } from '../conflict/conflict-panel'
import { onlyThere } from '../conflict/missing-here'
import { isTouched, sheetOf } from '../measure/form-draft'
import { DetailsForm, SessionNote } from './details-form'
import { draftEntries, scoreProblems } from './entries'
import type { AvailableMeasure, EntryActions, StoredSession } from './entry-actions'
import { currentSheet } from './entry-navigation'
import { hasRaised, NotAsked, SafetyNotices } from './entry-notices'
import { openEntry, reduce } from './entry-state'
import { HandOver } from './hand-over'
import { LeaveSession } from './leave-session'
import { SaveBar } from './save-bar'
import { ScorePanel } from './score-panel'
import { TodaysMeasures } from './todays-measures'
import { DraftStatus, notKept, useDraft } from './use-draft'
import { useSave } from './use-save'

/** Without the forms that could be added: they are many, and come one by one when they are asked for. */
type Recordable = Omit<SessionToRecord, 'others' | 'requests'>

type Props = {
  record: Recordable
  /** What can be added to it. */
  shelf: readonly AvailableMeasure[]
  recordKey: string
  /** Calendar date of today in the practice's zone. */
  today: string
  locale: string
  actions: EntryActions
  /** The sheet of the client's that was just corrected: the screen opens at it. */
  corrected: string | null
}

/** The clinician's minute: today's measures, the items of one, how it adds up, and one save for all of them. */
export function SessionEntry({ record, shelf, recordKey, today, locale, actions, corrected }: Props) {
  const [state, dispatch] = useReducer(reduce, { record, shelf, corrected }, openRecord)
  const { session } = record
  const [isAsked, setIsAsked] = useState(false)
  const savedNote = session.note ?? ''
  const [note, setNote] = useState(savedNote)
  const [noteEdits, setNoteEdits] = useState(0)
  // Once touched it is always sent: one typed back to what it was has replaced another that was kept in between.
  const typedNote = noteEdits > 0 ? note : undefined
  const [panel, setPanel] = useState(0)
  const isQuiet = session.attendance !== 'attended' && !isAsked && state.edits === 0 && !state.sheets.some(isTouched)
  const typed = useMemo(
    () => ({
      edits: state.edits + noteEdits,
      content: () => ({ entries: draftEntries(state.sheets), note: typedNote }),
      raised: state.sheets.filter(hasRaised).length,
    }),
    [state.edits, state.sheets, typedNote, noteEdits],
  )
  const { status, keeper } = useDraft(
    draft => actions.keepDraft({ sessionId: session.id, ...draft }),
    session.draftVersion,
    typed,
  )
  const isDraftRefused = status.kind === 'conflict'
  const saving = useSave({
    record,
    recordKey,
    state,
    note: typedNote,
    dispatch,
    keeper,
    action: actions.record,
    isFree: !isDraftRefused,
  })
  const sheet = currentSheet(state)
  const isConflict = isDraftRefused || (saving.state.conflict === true && !saving.isPending)

  // What only the other one typed is kept with what was typed here: saving replaces all that there is.
  const keepMine = async (stored: StoredSession) => {
    const theirs = onlyThere(state.sheets, stored.drafts)
    if (!isDraftRefused) return saving.overwrite(stored, theirs)
    const entries = [...draftEntries(state.sheets), ...theirs]
    const { draftVersion } = stored
    const kept = await actions.keepDraft({ sessionId: session.id, draftVersion, entries, note: typedNote })
    if (kept.ok) takeTheirs()
    // Something was typed there again: the panel reads it anew.
    else setPanel(panel + 1)
  }
  const takeTheirs = () => {
    keeper.drop()
    location.reload()
  }
  // What is typed is kept first; then the page is opened anew at the same sheet, with whatever else came in meanwhile.
  const correct: FormAction = async (previous, form) => {
    if (state.sheets.some(each => scoreProblems(each).length > 0)) return { message: impossibleFirst }
    if (!(await keeper.settle())) return { message: notKept }
    const done = await actions.correct(previous, form)
    if (done.ok) {
      keeper.drop()
      location.replace(`?corrected=${form.get('assessmentId')}`)
    }
    return done
  }
  return (
    <div className="@container">
      <Header record={record} locale={locale}>
        <DraftStatus status={status} hasDraft={record.battery.some(part => part.isDraft)} />
      </Header>
      {isConflict && (
        <ConflictPanel
          key={panel}
          isSave={!isDraftRefused}
          client={record.client}
          sessionId={session.id}
          sheets={state.sheets}
          note={{ opened: savedNote, typed: typedNote }}
          readStored={actions.readStored}
          onKeepMine={keepMine}
          onTakeTheirs={takeTheirs}
        />
      )}
      <DetailsForm session={session} today={today} action={actions.change} />
      <SessionNote
        value={note}
        onChange={text => {
          setNote(text)
          setNoteEdits(count => count + 1)
        }}
      />
      <div className={columns}>
        {isQuiet ? (
          <NotAsked attendance={session.attendance} onAsk={() => setIsAsked(true)} />
        ) : (
          <TodaysMeasures
            sessionId={session.id}
            readMeasure={actions.readMeasure}
            state={state}
            locale={locale}
            errors={saving.state.errors ?? {}}
            correct={correct}
            dispatch={dispatch}
          />
        )}
        <aside
          aria-label="Score and saving"
          className="self-start @min-[56rem]:col-start-3 @min-[56rem]:row-span-2 @min-[56rem]:row-start-1 @min-[56rem]:sticky @min-[56rem]:top-24"
        >
          <SafetyNotices sheets={state.sheets} />
          {sheet && !isQuiet && <ScorePanel sheet={sheet} locale={locale} />}
          {session.attendance === 'attended' && (
            <p className="mt-4 text-soft text-sm">
              Earlier ratings appear after saving, so as not to influence this one.
            </p>
          )}
          <SaveBar saving={saving} hasNext={record.nextClient !== null} />
          {session.attendance === 'attended' && (
            <HandOver
              client={record.client}
              sessionId={session.id}
              sheets={state.sheets}
              keeper={keeper}
              actions={actions}
            />
          )}
          <LeaveSession client={record.client} session={session} actions={actions} keeper={keeper} />
        </aside>
      </div>
    </div>
  )
}

const impossibleFirst = 'A score on this page cannot be right and is not kept yet. Please look at it first.'

const columns =
  'grid gap-x-9 gap-y-8 @min-[56rem]:grid-cols-[13.5rem_minmax(0,1fr)_13.5rem] @min-[56rem]:grid-rows-[auto_1fr]'

const openRecord = ({
  record: { session, battery },
  shelf,
  corrected,
}: Pick<Props, 'record' | 'shelf' | 'corrected'>) =>
  openEntry(
    battery.map(part => sheetOf(part, session.id)),
    shelf,
    corrected,
  )

function Header({ record, locale, children }: { record: Recordable; locale: string; children: React.ReactNode }) {
  const { client, session } = record
  const crumbs = [{ label: displayName(client), href: `/clients/${client.id}` }, { label: `Session ${session.number}` }]
  return (
    <PersonHeading
      isSticky
      person={client}
      className="mb-3"
      crumbs={crumbs}
      title={`Session ${session.number}, ${weekdayDate(session.heldOn, locale)}`}
      about={`${modeText[session.mode]} · ${attendanceText[session.attendance]}`}
      actions={children}
    />
  )
}
