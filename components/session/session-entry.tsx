'use client'

import { useMemo, useReducer, useState } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import type { SessionToRecord } from '@/db/session-pages'
import { writtenDate } from '@/lib/dates'
import { clientName } from './client-label'
import { ConflictPanel } from './conflict-panel'
import { DetailsForm } from './details-form'
import { attendanceWords, modeWords } from './details-words'
import { DraftStatus } from './draft-status'
import { draftEntries } from './entries'
import type { EntryActions, StoredSession } from './entry-actions'
import { currentSheet, openEntry, reduce } from './entry-state'
import { LeaveSession } from './leave-session'
import { NotAsked } from './not-asked'
import { hasRaised, SafetyNotices } from './safety-notices'
import { SaveBar } from './save-bar'
import { ScorePanel } from './score-panel'
import { isTouched, sheetOf } from './sheet'
import type { Shelved } from './shelf'
import { TodaysMeasures } from './todays-measures'
import { useDraft } from './use-draft'
import { useSave } from './use-save'

/** Without the forms that could be added: they are many, and come one by one when they are asked for. */
type Recordable = Omit<SessionToRecord, 'others'>

type Props = {
  record: Recordable
  /** What can be added to it. */
  shelf: readonly Shelved[]
  recordKey: string
  /** Calendar date of today in the practice's zone. */
  today: string
  locale: string
  actions: EntryActions
}

/** The clinician's minute: today's measures, the items of one, how it adds up, and one save for all of them. */
export function SessionEntry({ record, shelf, recordKey, today, locale, actions }: Props) {
  const [state, dispatch] = useReducer(reduce, { record, shelf }, openRecord)
  const { session } = record
  const [isAsked, setIsAsked] = useState(false)
  const isQuiet = session.attendance !== 'attended' && !isAsked && state.edits === 0 && !state.sheets.some(isTouched)
  const typed = useMemo(
    () => ({
      edits: state.edits,
      entries: () => draftEntries(state.sheets),
      raised: state.sheets.filter(hasRaised).length,
    }),
    [state.edits, state.sheets],
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
    dispatch,
    keeper,
    action: actions.record,
    isFree: !isDraftRefused,
  })
  const sheet = currentSheet(state)
  const isConflict = isDraftRefused || (saving.state.conflict === true && !saving.isPending)

  const keepMine = (stored: StoredSession) =>
    isDraftRefused ? keeper.resume(stored.draftVersion) : saving.overwrite(stored.version)
  const takeTheirs = () => {
    keeper.drop()
    location.reload()
  }
  return (
    <div className="@container">
      <Header record={record} locale={locale}>
        <DraftStatus status={status} hasDraft={record.battery.some(part => part.isDraft)} />
      </Header>
      {isConflict && (
        <ConflictPanel
          isSave={!isDraftRefused}
          sessionId={session.id}
          sheets={state.sheets}
          readStored={actions.readStored}
          onKeepMine={keepMine}
          onTakeTheirs={takeTheirs}
        />
      )}
      <DetailsForm session={session} today={today} action={actions.change} />
      <div className={columns}>
        {isQuiet ? (
          <NotAsked attendance={session.attendance} onAsk={() => setIsAsked(true)} />
        ) : (
          <TodaysMeasures
            sessionId={session.id}
            readMeasure={actions.readMeasure}
            state={state}
            errors={saving.state.errors ?? {}}
            locale={locale}
            dispatch={dispatch}
          />
        )}
        <aside
          aria-label="Score and saving"
          className="self-start @min-[56rem]:col-start-3 @min-[56rem]:row-span-2 @min-[56rem]:row-start-1 @min-[56rem]:sticky @min-[56rem]:top-6"
        >
          <SafetyNotices sheets={state.sheets} />
          {sheet && !isQuiet && <ScorePanel sheet={sheet} locale={locale} />}
          {session.attendance === 'attended' && (
            <p className="mt-4 text-soft text-sm">
              Earlier ratings appear after saving, so that they do not steer this one.
            </p>
          )}
          <SaveBar saving={saving} hasNext={record.nextClient !== null} />
          <LeaveSession clientId={record.client.id} session={session} actions={actions} keeper={keeper} />
        </aside>
      </div>
    </div>
  )
}

const columns =
  'grid gap-x-9 gap-y-8 @min-[56rem]:grid-cols-[13.5rem_minmax(0,1fr)_13.5rem] @min-[56rem]:grid-rows-[auto_1fr]'

const openRecord = ({ record: { session, battery }, shelf }: Pick<Props, 'record' | 'shelf'>) =>
  openEntry(
    battery.map(part => sheetOf(part, session.id)),
    shelf,
  )

function Header({ record, locale, children }: { record: Recordable; locale: string; children: React.ReactNode }) {
  const { client, session } = record
  const crumbs = [{ label: clientName(client), href: `/clients/${client.id}` }, { label: `Session ${session.number}` }]
  const about = [writtenDate(session.heldOn, locale), modeWords[session.mode], attendanceWords[session.attendance]]
  return (
    <PageHeader
      className="mb-3"
      crumbs={crumbs}
      title={`Session ${session.number}`}
      subtitle={about.join(' · ')}
      actions={children}
    />
  )
}
